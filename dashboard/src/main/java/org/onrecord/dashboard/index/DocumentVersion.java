package org.onrecord.dashboard.index;

import java.time.Instant;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;

/**
 * One version of a document, without its text.
 *
 * @param version content hash
 * @param fetched when it was first fetched
 * @param characters length of its text, in UTF-16 units
 * @param capture where the fetched bytes are; null if none were kept
 */
public record DocumentVersion(
        String document,
        String version,
        Instant fetched,
        String title,
        int characters,
        @Nullable CaptureRef capture) {
    static DocumentVersion of(Document document) {
        return new DocumentVersion(
                document.id(),
                document.version(),
                document.fetched(),
                document.title(),
                document.text().length(),
                document.capture());
    }

    Term key() {
        return key(document, new VersionStamp(fetched, version));
    }

    /** Returns a key with the time of the fetch: a text that changed and changed back is two versions with the same hash. */
    static Term key(String document, VersionStamp stamp) {
        return IndexFields.key(IndexFields.TYPE_VERSION, document + "/" + stamp.fetched() + "/" + stamp.version());
    }
}
