/**
 * Live events for open pages and other listeners, as server-sent events.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.live.EventRing}.
 */
@NullMarked
package org.onrecord.dashboard.live;

import org.jspecify.annotations.NullMarked;
