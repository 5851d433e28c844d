package org.onrecord.processor.topology;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A processor that commits at once what another makes of a record that was just written, unless it did so a moment ago. What was just said thus
 * reaches the page without waiting at each step until writes are gathered, and a backlog is still written in large transactions.
 */
final class PromptCommit<V> implements Processor<String, V, String, Message> {
    /** A record that is older waits in a backlog. */
    static final Duration FRESH = Duration.ofSeconds(2);

    /** A transaction takes some milliseconds of the broker's time. */
    static final Duration REST = Duration.ofMillis(100);

    private final Processor<String, V, String, Message> processor;
    private @Nullable ProcessorContext<String, Message> context;
    private long last = Long.MIN_VALUE;

    PromptCommit(Processor<String, V, String, Message> processor) {
        this.processor = processor;
    }

    @Override
    public void init(ProcessorContext<String, Message> given) {
        context = given;
        processor.init(given);
    }

    @Override
    public void process(Record<String, V> record) {
        processor.process(record);
        ProcessorContext<String, Message> known = Objects.requireNonNull(context, "initialized");
        long now = known.currentSystemTimeMs();
        if (now - record.timestamp() < FRESH.toMillis() && now - REST.toMillis() >= last) {
            known.commit();
            last = now;
        }
    }

    @Override
    public void close() {
        processor.close();
    }
}
