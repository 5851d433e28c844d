/** Feeds that readers of news subscribe to. Entry point: {@link WebFeed}. */
@NullMarked
package org.onrecord.events.feed;

import org.jspecify.annotations.NullMarked;
