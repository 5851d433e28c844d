package org.onrecord.dashboard.index;

import java.time.Instant;
import java.util.Comparator;

/**
 * Orders the versions of a document: the newest is the one fetched last, and of those fetched at the same time the one with the
 * greatest hash.
 *
 * @param version content hash; empty for a withdrawal
 */
record VersionStamp(Instant fetched, String version) {
    /** Older than every version. */
    static final VersionStamp NONE = new VersionStamp(Instant.MIN, "");

    private static final Comparator<VersionStamp> ORDER =
            Comparator.comparing(VersionStamp::fetched).thenComparing(VersionStamp::version);

    boolean isNewerThan(VersionStamp other) {
        return ORDER.compare(this, other) > 0;
    }
}
