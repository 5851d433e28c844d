/** Feeds in every dialect of RSS, Atom and JSON Feed, well-formed or not: {@link org.onrecord.ingest.feed.FeedReader#read} is the entry point. */
package org.onrecord.ingest.feed;
