package org.onrecord.dashboard.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.record.ReceivedRecord;
import org.onrecord.events.Outcome;

/**
 * Measures how long a document takes from its topic to the pages. An outcome is the last record that the processor writes of a document, and
 * has the time of the document's record. What was on the topics before the start is history and is not measured.
 */
final class TimeToPage {
    private final MeterRegistry registry;
    private final Instant start;
    private final List<ReceivedRecord> unseen = new ArrayList<>();

    TimeToPage(MeterRegistry registry, Instant start) {
        this.registry = registry;
        this.start = start;
    }

    void indexed(ReceivedRecord record) {
        if (record.change() instanceof IndexChange.Put(Outcome outcome, var push)
                && record.received().isAfter(start)) {
            unseen.add(record);
        }
    }

    /** Takes note that readers see all that was indexed. */
    void visible(Instant now) {
        unseen.forEach(record -> Timer.builder("onrecord.dashboard.time.to.page")
                .tag("issue", record.change().issue())
                .register(registry)
                .record(Duration.between(record.received(), now)));
        unseen.clear();
    }
}
