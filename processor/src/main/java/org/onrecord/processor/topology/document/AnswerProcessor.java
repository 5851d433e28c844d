package org.onrecord.processor.topology.document;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Opinion;
import org.onrecord.processor.standing.DocumentState;
import org.onrecord.processor.standing.StandingStatements;
import org.onrecord.processor.standing.StoredDocument;
import org.onrecord.processor.topology.message.Message.AnswerChange;

/**
 * Stores the answers that a document wants, and sends its statements again if an answer changes them. An answer that is not wanted any more is
 * dropped. If it is wanted again, it comes again.
 */
public final class AnswerProcessor extends DocumentStep<AnswerChange> {

    public AnswerProcessor(StandingStatements standing, MeterRegistry meters) {
        super(standing, meters, "onrecord.processor.answers", DocumentTable.ALL_CHANGES);
    }

    @Override
    public void process(Record<String, AnswerChange> record) {
        String id = record.value().opinion();
        @Nullable Opinion answer = record.value().answer();
        @Nullable DocumentState state = table.state(record.key());
        if (state == null || !state.wanted().contains(id)) {
            count("unwanted");
            return;
        }
        StoredDocument before = table.get(record.key());
        StoredDocument after = before.with(before.answers().with(id, answer));
        if (table.isLabelledOtherwise(state)) {
            // What the document wants is about to change, and only Relabelling can say so.
            table.keepForLater(after);
        } else {
            table.replace(before, after, record.timestamp());
        }
        count(answer == null ? "removed" : answer.refused() == null ? "given" : "refused");
    }
}
