package org.onrecord.ingest.opml;

import java.util.List;

/** What bytes turned out to be when they were read as OPML. */
public sealed interface OpmlResult {
    /**
     * They are a list of feeds.
     *
     * @param feeds in the order of the file, each address once
     * @param passedOver what names a feed that cannot be asked, one sentence each
     */
    record Read(List<OpmlFeed> feeds, List<String> passedOver) implements OpmlResult {}

    /** They are no list of feeds; the reason is for people and names the remedy. */
    record Unreadable(String reason) implements OpmlResult {}
}
