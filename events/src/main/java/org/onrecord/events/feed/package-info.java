/** Feeds that readers of news subscribe to. Entry point: {@link WebFeed}. */
package org.onrecord.events.feed;
