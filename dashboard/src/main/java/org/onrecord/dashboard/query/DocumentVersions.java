package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Sort;
import org.onrecord.dashboard.index.DocumentVersion;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Document;

/** Finds the versions of a document, of which the index has every one that it has read. */
public final class DocumentVersions {
    private static final Comparator<DocumentVersion> OLDEST_FIRST =
            Comparator.comparing(DocumentVersion::fetched).thenComparing(DocumentVersion::version);

    private DocumentVersions() {}

    /** Returns the versions of a document, newest first. Fetches in a row that brought the same content are one version. */
    public static List<DocumentVersion> of(IndexSnapshot snapshot, String document) {
        List<DocumentVersion> all = snapshot.search(
                        IndexQueries.term(IndexFields.VERSION_OF, document), Sort.INDEXORDER)
                .map(entry -> snapshot.version(entry));
        List<DocumentVersion> versions = new ArrayList<>();
        for (DocumentVersion each : all.stream().sorted(OLDEST_FIRST).toList()) {
            if (versions.isEmpty() || !versions.getLast().version().equals(each.version())) {
                versions.add(each);
            }
        }
        return versions.reversed();
    }

    /** Returns the newest version of a document with this content hash. */
    public static Optional<DocumentVersion> one(IndexSnapshot snapshot, String document, String version) {
        return of(snapshot, document).stream()
                .filter(each -> each.version().equals(version))
                .findFirst();
    }

    /** Returns a document in the newest version with this content hash; empty if there is none, or the document was withdrawn. */
    public static Optional<Document> text(IndexSnapshot snapshot, String document, String version) {
        return snapshot.has(document) ? one(snapshot, document, version).flatMap(snapshot::document) : Optional.empty();
    }
}
