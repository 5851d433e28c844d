/** Tests of the live events. */
@NullMarked
package org.onrecord.dashboard.live;

import org.jspecify.annotations.NullMarked;
