/**
 * What changes, told to open pages as it happens.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.live.EventRing}.
 */
@NullMarked
package org.onrecord.dashboard.live;

import org.jspecify.annotations.NullMarked;
