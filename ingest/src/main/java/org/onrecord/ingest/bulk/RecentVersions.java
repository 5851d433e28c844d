package org.onrecord.ingest.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.onrecord.events.Document;

/** The document versions written in one run: the last 200,000, so that memory stays bounded. */
public final class RecentVersions {
    private static final int KEPT = 200_000;

    /** The 128 bits of a document id, which are enough: its version is told apart by the value. */
    private record Id(long high, long low) {
        static Id of(String hex) {
            return new Id(
                    Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
        }
    }

    private final Map<Id, Id> versions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Id, Id> eldest) {
            return size() > KEPT;
        }
    };

    /** Takes note of a document; false if the same version of it was the last one noted. */
    public boolean add(Document document) {
        Id version = Id.of(document.version());
        return !version.equals(versions.put(Id.of(document.id()), version));
    }
}
