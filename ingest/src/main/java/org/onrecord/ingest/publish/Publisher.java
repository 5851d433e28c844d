package org.onrecord.ingest.publish;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.SourceState;
import org.onrecord.events.kafka.ForgottenTable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes each item to the topics once: a document or a dead letter, in one transaction with the record about the item.
 * Several items share a transaction.
 *
 * <p>For one thread. After a failure, {@link #reset} it and yield all items again: the state is read back from the
 * broker.
 */
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final List<Topic> NEEDED = List.of(Topics.DOCUMENTS, Topics.SOURCES, Topics.DEAD_LETTERS);
    private static final int BATCH_ITEMS = 500;
    private static final int BATCH_BYTES = 8 * 1024 * 1024;

    private final BrokerAccess broker;
    private final String transactionalId;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Admin admin;
    private final ForgottenTable forgotten;
    private final List<ItemDecision.Write> batch = new ArrayList<>();
    private final List<SourceState> states = new ArrayList<>();
    private long batchBytes;
    private @Nullable Connection connection;

    private record Connection(KafkaProducer<String, byte[]> producer, KafkaClientMetrics metrics, SourceTable table) {}

    /**
     * Returns a publisher that is not connected yet.
     *
     * @param transactionalId the same at each start of the same process, so that a new one ends the open transaction of
     *     the last
     */
    public Publisher(KafkaClients kafka, String transactionalId, MeterRegistry meters, InstantSource clock) {
        this.broker = new BrokerAccess(kafka);
        this.transactionalId = transactionalId;
        this.meters = meters;
        this.clock = clock;
        this.admin = broker.admin();
        this.forgotten = new ForgottenTable(broker.kafka());
    }

    /** Nothing can be written now. */
    public static final class UnavailableException extends RuntimeException {
        UnavailableException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** Another process has taken over the same sources; this one must stop. */
    public static final class ReplacedException extends RuntimeException {
        ReplacedException(Throwable cause) {
            super(
                    "another ingest process watches the same folders and has taken over; stop one of the two and start this one"
                            + " again if it is the one to stay",
                    cause);
        }
    }

    /**
     * Checks that the broker answers and, the first time and after a {@link #reset}, reads the state of the sources.
     *
     * @throws UnavailableException if the broker does not answer or lacks a topic
     */
    public void connect() throws InterruptedException {
        broker.trouble(admin, NEEDED).ifPresent(trouble -> {
            throw new UnavailableException(trouble, null);
        });
        if (connection == null) {
            KafkaProducer<String, byte[]> producer = broker.producer(transactionalId);
            try {
                // First, as it ends a transaction that a dead process left open, which would hide the end of the topic.
                producer.initTransactions();
                SourceTable table = SourceTopicReader.read(broker, forgotten);
                KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
                metrics.bindTo(meters);
                connection = new Connection(producer, metrics, table);
                LOG.info("Ingest knows {} items from before.", table.items().count());
            } catch (KafkaException e) {
                producer.close(Duration.ZERO);
                throw unavailable(e);
            }
        }
    }

    /** Returns true if the item would be published now. */
    public boolean isNews(Item item) {
        return decide(item, connected().table()) instanceof ItemDecision.Publish;
    }

    private static ItemDecision decide(Item item, SourceTable table) {
        try {
            return table.decide(item, table.item(item.source(), item.id()));
        } catch (KafkaException e) {
            throw unavailable(e);
        }
    }

    /** Takes an item and returns the decision about it, which is written by the next {@link #flush} at the latest. */
    public ItemDecision take(Item item) {
        SourceTable table = connected().table();
        ItemDecision decision = decide(item, table);
        switch (decision) {
            case ItemDecision.Leave leave -> {
                count(leave.item(), leave.why().json());
                if (leave.why() == ItemDecision.Why.OLDER) {
                    LOG.info(
                            "{} is not published: a version with a later time is known. Touch the file or give it a"
                                    + " later \"fetched\" to make it the newest.",
                            item.origin());
                }
            }
            case ItemDecision.Write write -> {
                table.put(write.memory());
                add(write);
            }
        }
        return decision;
    }

    /**
     * Takes the state of a source, which is written by the next {@link #flush} if it has changed.
     *
     * @param next returns the new state for the last one, which may be null; the same one if nothing has changed
     */
    public void state(String source, UnaryOperator<@Nullable SourceState> next) {
        SourceTable table = connected().table();
        SourceState known = table.state(source).orElse(null);
        SourceState state = next.apply(known);
        if (state != null && !state.equals(known)) {
            table.put(state);
            states.add(state);
        }
    }

    public void flush() {
        if (batch.isEmpty() && states.isEmpty()) {
            return;
        }
        KafkaProducer<String, byte[]> producer = connected().producer();
        try {
            producer.beginTransaction();
            RecordBatch records = new RecordBatch(clock);
            batch.forEach(records::decision);
            states.forEach(records::state);
            records.records().forEach(producer::send);
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            throw new ReplacedException(e);
        } catch (KafkaException e) {
            failIfReplaced(producer);
            throw unavailable(e);
        }
        batch.forEach(this::report);
        batch.clear();
        states.clear();
        batchBytes = 0;
    }

    /** Detects another process by aborting: a failed send names only an old epoch. */
    private static void failIfReplaced(KafkaProducer<String, byte[]> producer) {
        try {
            producer.abortTransaction();
        } catch (ProducerFencedException e) {
            throw new ReplacedException(e);
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("The transaction ends with the producer's connection.", e);
        }
    }

    /** Drops the connection and everything not written. */
    public void reset() {
        batch.clear();
        states.clear();
        batchBytes = 0;
        Connection last = connection;
        connection = null;
        if (last != null) {
            last.metrics().close();
            last.producer().close(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        reset();
        admin.close(Duration.ofSeconds(1));
        forgotten.close();
    }

    private void add(ItemDecision.Write decision) {
        int bytes = switch (decision) {
            case ItemDecision.Publish publish -> publish.json().length;
            case ItemDecision.Refuse refuse -> refuse.item().head().length;
        };
        if (!batch.isEmpty() && batchBytes + bytes > BATCH_BYTES) {
            flush();
        }
        batch.add(decision);
        batchBytes += bytes;
        if (batch.size() >= BATCH_ITEMS) {
            flush();
        }
    }

    private void report(ItemDecision.Write decision) {
        switch (decision) {
            case ItemDecision.Publish publish -> {
                count(publish.item(), "published");
                LOG.debug("{} is published.", publish.item().origin());
            }
            case ItemDecision.Refuse refuse -> {
                count(refuse.item(), "refused");
                LOG.warn(
                        "{} is refused: {}. It is kept in the dead letters.",
                        refuse.item().origin(),
                        refuse.item().reason());
            }
        }
    }

    private void count(Item item, String outcome) {
        meters.counter("onrecord.ingest.items", "source", item.source(), "outcome", outcome)
                .increment();
    }

    private Connection connected() {
        if (connection == null) {
            throw new IllegalStateException("connect() comes first");
        }
        return connection;
    }

    private static UnavailableException unavailable(KafkaException e) {
        return new UnavailableException("the broker does not take what ingest writes: " + e.getMessage(), e);
    }
}
