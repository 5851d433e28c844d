package org.onrecord.processor.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.onrecord.processor.topology.message.Message;

/**
 * A processor that commits as soon as another one has processed a new record, at most once in {@link #MIN_INTERVAL}. So new statements reach the page
 * without waiting for the commit interval at each step, and a backlog is still written in large transactions.
 */
final class EagerCommit<V> extends ContextualProcessor<String, V, String, Message> {
    /** Older records belong to a backlog and wait for the commit interval. */
    static final Duration NEW = Duration.ofSeconds(2);

    /** Each transaction takes some milliseconds of the broker's time. */
    static final Duration MIN_INTERVAL = Duration.ofMillis(100);

    private final Processor<String, V, String, Message> processor;
    private long lastCommit = Long.MIN_VALUE;

    EagerCommit(Processor<String, V, String, Message> processor) {
        this.processor = processor;
    }

    @Override
    public void init(ProcessorContext<String, Message> given) {
        super.init(given);
        processor.init(given);
    }

    @Override
    public void process(Record<String, V> record) {
        processor.process(record);
        long now = context().currentSystemTimeMs();
        if (now - record.timestamp() < NEW.toMillis() && now - MIN_INTERVAL.toMillis() >= lastCommit) {
            context().commit();
            lastCommit = now;
        }
    }

    @Override
    public void close() {
        processor.close();
    }
}
