/** Live events for open pages and other listeners, as server-sent events. Entry point: {@link EventRing}. */
@NullMarked
package org.onrecord.dashboard.live;

import org.jspecify.annotations.NullMarked;
