/**
 * Feeds that readers of news subscribe to.
 *
 * <p>Entry point: {@link org.onrecord.events.feed.WebFeed}.
 */
@NullMarked
package org.onrecord.events.feed;

import org.jspecify.annotations.NullMarked;
