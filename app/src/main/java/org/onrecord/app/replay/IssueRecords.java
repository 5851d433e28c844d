package org.onrecord.app.replay;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.onrecord.events.Ids;
import org.onrecord.events.IssueKey;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;

/**
 * The records of an issue in a compacted topic: for each key the position of the newest record, and a digest of its value. Values are read again
 * when needed, so that a large topic takes little memory.
 */
record IssueRecords(KafkaClients kafka, Topic topic, String issue, Map<String, Newest> newest) {
    /** The position of the newest record of a key, and the first half of its value's SHA-256. */
    record Newest(int partition, long offset, long high, long low) {
        boolean isAt(ConsumerRecord<?, ?> record) {
            return record.partition() == partition && record.offset() == offset;
        }

        boolean isSame(Newest other) {
            return high == other.high && low == other.low;
        }
    }

    static IssueRecords read(KafkaClients kafka, Topic topic, String issue) {
        IssueRecords table = new IssueRecords(kafka, topic, issue, new HashMap<>());
        TopicScan.all(kafka, topic, table::add);
        return table;
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (!IssueKey.isOf(issue, record.key())) {
            return;
        }
        if (value == null) {
            newest.remove(record.key());
        } else {
            ByteBuffer digest = ByteBuffer.wrap(Ids.sha256().digest(value));
            newest.put(
                    record.key(), new Newest(record.partition(), record.offset(), digest.getLong(), digest.getLong()));
        }
    }

    Set<String> keys() {
        return newest.keySet();
    }

    /** Returns true if the key has the same value in another table. */
    boolean isSameIn(IssueRecords other, String key) {
        Newest here = newest.get(key);
        Newest there = other.newest.get(key);
        return here != null && there != null && here.isSame(there);
    }

    int missingIn(IssueRecords other) {
        return (int) newest.keySet().stream()
                .filter(key -> !other.newest.containsKey(key))
                .count();
    }

    int differentIn(IssueRecords other) {
        return (int) newest.keySet().stream()
                .filter(key -> other.newest.containsKey(key) && !isSameIn(other, key))
                .count();
    }

    /** Reads the topic again, and passes the newest record of each key to a consumer. */
    void each(Consumer<ConsumerRecord<String, byte[]>> taker) {
        TopicScan.all(kafka, topic, record -> {
            Newest here = newest.get(record.key());
            if (here != null && here.isAt(record)) {
                taker.accept(record);
            }
        });
    }
}
