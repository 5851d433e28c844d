package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.SortedMap;
import org.apache.kafka.common.KafkaException;
import org.onrecord.events.Forgotten;
import org.onrecord.events.Forgotten.What;
import org.onrecord.events.Ids;
import org.onrecord.events.topic.Topics;

/** The documents and sources that were deleted for good. Asks the broker for news at most once a second. Thread-safe. */
public final class ForgottenTable implements AutoCloseable {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final TopicTable<Forgotten> table;
    private SortedMap<String, Forgotten> newest;
    private long read = System.nanoTime() - FRESH_NANOS;

    /** Connects to a broker on the first question. */
    public ForgottenTable(KafkaClients kafka) {
        table = new TopicTable<>(kafka, Forgotten.class, Topics.FORGOTTEN);
        newest = table.newest();
    }

    /**
     * Returns true if the item of a source may not become a document.
     *
     * @throws KafkaException if the broker does not answer
     */
    public synchronized boolean contains(String source, String item) {
        if (System.nanoTime() - read >= FRESH_NANOS) {
            newest = table.refresh() ? table.newest() : newest;
            read = System.nanoTime();
        }
        return !newest.isEmpty()
                && (newest.containsKey(What.SOURCE.key(source))
                        || newest.containsKey(What.DOCUMENT.key(Ids.document(source, item))));
    }

    @Override
    public void close() {
        table.close();
    }
}
