package org.onrecord.dashboard.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;

/**
 * The versions in which documents were published, as far as the topic has them: when each was fetched and where its bytes are. The
 * text alone of the newest is kept here; that of an earlier one is in its capture.
 */
public final class Versions {
    private static final Comparator<Version> OLDEST_FIRST =
            Comparator.comparing(Version::fetched).thenComparing(Version::version);

    private Versions() {}

    /**
     * One version of a document.
     *
     * @param document the document's id
     * @param version its content hash
     * @param fetched when it was first fetched
     * @param title its title
     * @param characters of its text, in UTF-16 units
     * @param capture the bytes as fetched; null where none were kept
     */
    public record Version(
            String document,
            String version,
            Instant fetched,
            String title,
            int characters,
            @Nullable CaptureRef capture) {
        static Version of(Document document) {
            return new Version(
                    document.id(),
                    document.version(),
                    document.fetched(),
                    document.title(),
                    document.text().length(),
                    document.capture());
        }

        /** The same text fetched again later may be another version, if it was something else in between. */
        String key() {
            return document + "/" + fetched + "/" + version;
        }
    }

    /** The versions of a document, the newest first. */
    public static List<Version> of(Reading reading, String document) {
        TermQuery query = new TermQuery(new Term(Schema.VERSION_OF, Schema.cut(document)));
        return distinct(reading.search(query, Sort.INDEXORDER, 0, Reading.DEEPEST).entries().stream()
                .map(entry -> EventJson.mapper().readValue(reading.json(entry), Version.class))
                .toList());
    }

    /** A version of a document by its content hash; the newest of that hash. */
    public static Optional<Version> one(Reading reading, String document, String version) {
        return of(reading, document).stream()
                .filter(each -> each.version().equals(version))
                .findFirst();
    }

    /** In order, without those that say what the one before them says. */
    static List<Version> distinct(List<Version> all) {
        List<Version> kept = new ArrayList<>();
        for (Version each : all.stream().sorted(OLDEST_FIRST).toList()) {
            if (kept.isEmpty() || !kept.getLast().version().equals(each.version())) {
                kept.add(each);
            }
        }
        return kept.reversed();
    }
}
