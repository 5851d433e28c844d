package org.onrecord.ingest.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.Outcome;
import org.onrecord.events.topic.Topics;

/**
 * Waits until the processor has said of each document how its reading ended.
 *
 * <p>The topic {@code outcomes} holds the newest outcome of each document, so it is read from its beginning: a document that was
 * known before in the same version has its outcome there already. Of a document that was known in a newer version no outcome will
 * come; it counts as superseded once nothing has happened for half a minute.
 */
public final class AwaitedOutcomes {
    private static final Duration QUIET = Duration.ofSeconds(30);

    private final Duration patience;
    private final Map<String, Expected> expected = new HashMap<>();
    private final Set<String> otherVersionKnown = new HashSet<>();

    private record Expected(String version, Instant fetched) {}

    /** Waits at most {@code patience} for something to happen. */
    public AwaitedOutcomes(Duration patience) {
        this.patience = patience;
    }

    /** Nothing has happened for as long as there was patience. */
    public static final class NothingHappensException extends Exception {
        private static final long serialVersionUID = 1L;
        private final long left;

        NothingHappensException(long left) {
            super(left + " documents have no outcome");
            this.left = left;
        }

        /** How many documents have no outcome. */
        public long left() {
            return left;
        }
    }

    /** Waits for the outcome of this document; of several versions for that of the newest. */
    public void expect(Document document) {
        expected.merge(document.id(), new Expected(document.version(), document.fetched()), AwaitedOutcomes::newer);
    }

    /** How many documents have no outcome yet. */
    public long left() {
        return expected.size();
    }

    /**
     * Waits.
     *
     * @param progress hears how many documents are left, several times a second
     * @return how many documents are superseded
     */
    public long await(Broker broker, LongConsumer progress) throws NothingHappensException {
        if (expected.isEmpty()) {
            return 0;
        }
        try (KafkaConsumer<String, byte[]> consumer = broker.reader(Topics.OUTCOMES)) {
            long last = System.nanoTime();
            while (!expected.isEmpty()) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(200));
                records.forEach(this::take);
                progress.accept(left());
                if (!records.isEmpty()) {
                    last = System.nanoTime();
                }
                Duration quiet = Duration.ofNanos(System.nanoTime() - last);
                if (quiet.compareTo(QUIET) > 0 && otherVersionKnown.containsAll(expected.keySet())) {
                    return left();
                }
                if (quiet.compareTo(patience) > 0) {
                    throw new NothingHappensException(left());
                }
            }
            return 0;
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Expected wanted = expected.get(record.key());
        if (wanted == null || record.value() == null) {
            return;
        }
        try {
            if (EventJson.read(record.value(), Outcome.class).version().equals(wanted.version())) {
                expected.remove(record.key());
            } else {
                otherVersionKnown.add(record.key());
            }
        } catch (UnreadableEventException e) {
            otherVersionKnown.add(record.key());
        }
    }

    private static Expected newer(Expected one, Expected other) {
        int byTime = one.fetched().compareTo(other.fetched());
        return byTime > 0 || (byTime == 0 && one.version().compareTo(other.version()) > 0) ? one : other;
    }
}
