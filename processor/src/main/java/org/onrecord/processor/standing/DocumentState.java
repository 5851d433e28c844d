package org.onrecord.processor.standing;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.DocumentEvent;

/**
 * What the processor remembers of a document: its newest version and the statements of that version.
 *
 * @param fetched of the newest version
 * @param version its content hash; empty if the document was withdrawn
 * @param statements ids on the {@code statements} topic
 * @param labeller id of the language model, and of what it is asked, that decided the labels of the statements when they were last sent; null if
 *     none did
 * @param wanted ids of the answers of the language model that the document waits for or uses
 */
public record DocumentState(
        Instant fetched,
        String version,
        List<String> statements,
        @Nullable String labeller,
        List<String> wanted) {

    /** Returns the state of a version whose statements have not been sent yet. */
    public static DocumentState of(DocumentEvent event, List<String> statements) {
        return new DocumentState(event.fetched(), event.version(), statements, null, List.of());
    }

    /** Returns the state once the statements are sent. */
    public DocumentState sent(@Nullable String by, SortedSet<String> answers) {
        return new DocumentState(fetched, version, statements, by, List.copyOf(answers));
    }

    /** Returns true if the event is newer: greater by (fetched, version). */
    public boolean isSupersededBy(DocumentEvent event) {
        int byTime = event.fetched().compareTo(fetched);
        return byTime != 0 ? byTime > 0 : event.version().compareTo(version) > 0;
    }

    /** Returns true if the event is the newest version again. */
    public boolean isOf(DocumentEvent event) {
        return event.fetched().equals(fetched) && event.version().equals(version);
    }
}
