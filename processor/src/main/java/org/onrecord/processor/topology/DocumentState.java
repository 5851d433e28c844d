package org.onrecord.processor.topology;

import java.time.Instant;
import java.util.List;
import org.onrecord.events.DocumentEvent;

/**
 * What the processor remembers of a document: its newest version and the statements of that version.
 *
 * @param fetched of the newest version
 * @param version its content hash; empty if the document was withdrawn
 * @param statements ids on the {@code statements} topic
 */
record DocumentState(Instant fetched, String version, List<String> statements) {

    /** Returns true if the event is newer: greater by (fetched, version). */
    boolean isSupersededBy(DocumentEvent event) {
        int byTime = event.fetched().compareTo(fetched);
        return byTime != 0 ? byTime > 0 : event.version().compareTo(version) > 0;
    }

    /** Returns true if the event is the newest version again. */
    boolean isOf(DocumentEvent event) {
        return event.fetched().equals(fetched) && event.version().equals(version);
    }
}
