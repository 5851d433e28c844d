/** Tests of the feed. */
@NullMarked
package org.onrecord.dashboard.feed;

import org.jspecify.annotations.NullMarked;
