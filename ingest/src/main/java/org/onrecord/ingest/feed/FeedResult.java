package org.onrecord.ingest.feed;

/** What bytes turned out to be when they were read as a feed. */
public sealed interface FeedResult {
    /** They are this feed. */
    record Read(Feed feed) implements FeedResult {}

    /** They are no feed; the reason is for people and names the remedy. */
    record Unreadable(String reason) implements FeedResult {}
}
