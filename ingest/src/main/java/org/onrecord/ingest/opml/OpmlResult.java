package org.onrecord.ingest.opml;

import java.util.List;

/** The result of reading bytes as OPML. */
public sealed interface OpmlResult {
    /**
     * A list of feeds.
     *
     * @param feeds in the order of the file, each address once
     * @param passedOver sentences about feeds that cannot be followed
     */
    record Read(List<OpmlFeed> feeds, List<String> passedOver) implements OpmlResult {}

    /** Not a list of feeds; the reason is for people and names the remedy. */
    record Unreadable(String reason) implements OpmlResult {}
}
