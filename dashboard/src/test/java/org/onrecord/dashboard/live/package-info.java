/** Tests of the live. */
@NullMarked
package org.onrecord.dashboard.live;

import org.jspecify.annotations.NullMarked;
