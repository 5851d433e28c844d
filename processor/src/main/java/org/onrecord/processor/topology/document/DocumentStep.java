package org.onrecord.processor.topology.document;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.onrecord.processor.standing.StandingStatements;
import org.onrecord.processor.topology.message.Initializer;
import org.onrecord.processor.topology.message.Message;

/** A processor that changes the documents of its partition and counts what becomes of its records. */
abstract class DocumentStep<V> extends ContextualProcessor<String, V, String, Message> {
    final StandingStatements standing;
    final MeterRegistry meters;
    private final String counter;
    private final String child;
    DocumentTable table;

    /**
     * @param counter name of the counter of records by outcome
     * @param child the node that receives changes of statements
     */
    DocumentStep(StandingStatements standing, MeterRegistry meters, String counter, String child) {
        this.standing = standing;
        this.meters = meters;
        this.counter = counter;
        this.child = child;
    }

    @Override
    @Initializer
    public void init(ProcessorContext<String, Message> context) {
        super.init(context);
        table = new DocumentTable(context, standing, child);
    }

    final void count(String outcome) {
        meters.counter(counter, "outcome", outcome, "issue", standing.issue()).increment();
    }
}
