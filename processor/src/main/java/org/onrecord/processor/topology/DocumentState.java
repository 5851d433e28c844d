package org.onrecord.processor.topology;

import java.time.Instant;
import java.util.List;
import org.onrecord.events.DocumentEvent;

/**
 * What the processor remembers of a document: which version holds, and which statements it has put on the topic for it.
 *
 * @param fetched of the version that holds
 * @param version its content hash; empty when withdrawn
 * @param statements ids on the {@code statements} topic
 */
record DocumentState(Instant fetched, String version, List<String> statements) {

    /** True if the event is news: greater by (fetched, version) than what holds. */
    boolean isSupersededBy(DocumentEvent event) {
        int byTime = event.fetched().compareTo(fetched);
        return byTime != 0 ? byTime > 0 : event.version().compareTo(version) > 0;
    }

    /** True if the event is the one that holds, come again. */
    boolean isOf(DocumentEvent event) {
        return event.fetched().equals(fetched) && event.version().equals(version);
    }
}
