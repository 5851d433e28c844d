/** Tests of the readers of topics. */
@NullMarked
package org.onrecord.dashboard.feed;

import org.jspecify.annotations.NullMarked;
