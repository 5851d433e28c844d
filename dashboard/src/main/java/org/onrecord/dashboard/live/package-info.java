/** Live events for open pages and other listeners, as server-sent events. Entry point: {@link EventRing}. */
package org.onrecord.dashboard.live;
