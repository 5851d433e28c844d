package org.onrecord.processor.topology.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;
import org.onrecord.processor.standing.DocumentState;
import org.onrecord.processor.standing.StoredDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the statements of earlier documents again after a start with other settings of the language model: one that decides labels was switched on
 * or off, or it is another one, or it is asked about other claims. A few documents at a time, so that new ones are not delayed.
 *
 * <p>Each document remembers who labelled it, so that a restart goes on where the last one stopped.
 */
final class Relabelling {
    static final Duration EVERY = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Relabelling.class);
    private static final int MOST_LOOKED_AT = 5_000;
    private static final int MOST_RELABELLED = 200;

    private final DocumentTable table;
    private final Cancellable schedule;
    private @Nullable String next = "";
    private int relabelled;

    private Relabelling(ProcessorContext<?, ?> context, DocumentTable table) {
        this.table = table;
        schedule = context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::continueAt);
    }

    /** Begins at the next pause of the processor. */
    static void begin(ProcessorContext<?, ?> context, DocumentTable table) {
        new Relabelling(context, table);
    }

    private void continueAt(long now) {
        @Nullable String from = next;
        if (from == null) {
            return;
        }
        for (String id : found(from)) {
            StoredDocument document = table.get(id);
            table.replace(document, document, now);
            relabelled++;
        }
        if (next == null) {
            schedule.cancel();
            if (relabelled > 0) {
                LOG.info("The statements of {} documents were sent again: who labels them has changed", relabelled);
            }
        }
    }

    /** Returns the next documents that were labelled otherwise, and notes where to go on. */
    private List<String> found(String from) {
        List<String> found = new ArrayList<>();
        int lookedAt = 0;
        next = null;
        try (KeyValueIterator<String, DocumentState> documents = table.from(from)) {
            while (documents.hasNext()) {
                KeyValue<String, DocumentState> each = documents.next();
                if (lookedAt == MOST_LOOKED_AT || found.size() == MOST_RELABELLED) {
                    next = each.key;
                    return found;
                }
                lookedAt++;
                if (table.isLabelledOtherwise(each.value)) {
                    found.add(each.key);
                }
            }
        }
        return found;
    }
}
