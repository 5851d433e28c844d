package org.onrecord.ingest.bulk;

import java.util.Map;
import org.onrecord.events.Document;
import org.onrecord.events.cache.LruMap;

/** The versions of the last 200,000 documents written in a run. The limit bounds the memory. */
public final class RecentVersions {
    private static final int KEPT = 200_000;

    /** The 128 bits of a document id as numbers. */
    private record Id(long high, long low) {
        static Id of(String hex) {
            return new Id(
                    Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
        }
    }

    private final Map<Id, Id> versions = new LruMap<>(KEPT);

    /** Adds a document; returns false if its last version was the same. */
    public boolean add(Document document) {
        Id version = Id.of(document.version());
        return !version.equals(versions.put(Id.of(document.id()), version));
    }
}
