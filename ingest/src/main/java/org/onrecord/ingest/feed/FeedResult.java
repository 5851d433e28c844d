package org.onrecord.ingest.feed;

/** The result of reading bytes as a feed. */
public sealed interface FeedResult {
    /** A feed. */
    record Read(Feed feed) implements FeedResult {}

    /** Not a feed; the reason is for people and names the remedy. */
    record Unreadable(String reason) implements FeedResult {}
}
