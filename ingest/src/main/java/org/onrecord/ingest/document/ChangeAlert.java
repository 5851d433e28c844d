package org.onrecord.ingest.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Alert;
import org.onrecord.events.Alert.Change;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;

/** The alert about an edit of a published document. */
public final class ChangeAlert {
    private ChangeAlert() {}

    public static Alert of(Document document, List<Change> changes) {
        long removed =
                changes.stream().filter(change -> change.after().isEmpty()).count();
        long added =
                changes.stream().filter(change -> change.before().isEmpty()).count();
        long changed = changes.size() - removed - added;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("document", document.id());
        facts.put("version", document.version());
        facts.put("source", document.source());
        facts.put("fetched", document.fetched().toString());
        String url = document.url();
        return new Alert(
                        Ids.alert(
                                Alert.Kind.DOCUMENT_CHANGED,
                                document.id(),
                                document.version() + " " + document.fetched()),
                        Alert.Kind.DOCUMENT_CHANGED,
                        "",
                        document.id(),
                        document.fetched().atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                        document.publisher() + " edited “" + document.title() + "”",
                        "Since it was last fetched, " + words(changed, "changed") + ", " + words(added, "added")
                                + " and " + words(removed, "removed") + ".",
                        facts,
                        List.of(new Alert.Evidence(
                                "",
                                document.id(),
                                changes.getFirst().after().isEmpty()
                                        ? changes.getFirst().before()
                                        : changes.getFirst().after(),
                                null,
                                document.publisher(),
                                document.title(),
                                url,
                                null,
                                null)))
                .withChanges(changes);
    }

    private static String words(long count, String what) {
        return count + (count == 1 ? " passage was " : " passages were ") + what;
    }
}
