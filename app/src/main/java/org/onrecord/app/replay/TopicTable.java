package org.onrecord.app.replay;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What stands on a compacted topic: of each key the place of its newest record and a digest of its value. The values themselves are read again
 * where they are wanted: a table of any size fits into little memory.
 */
final class TopicTable {
    private final String bootstrapServers;
    private final String topic;
    private final Map<String, Newest> newest = new HashMap<>();

    /** Where the newest record of a key is, and the first half of its value's SHA-256. */
    private record Newest(int partition, long offset, long high, long low) {
        boolean isAt(ConsumerRecord<?, ?> record) {
            return record.partition() == partition && record.offset() == offset;
        }

        boolean isSame(Newest other) {
            return high == other.high && low == other.low;
        }
    }

    private TopicTable(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /** Reads what stands on the topic now. */
    static TopicTable read(String bootstrapServers, String topic) {
        TopicTable table = new TopicTable(bootstrapServers, topic);
        Scan.toEnd(bootstrapServers, topic, table::take);
        return table;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            newest.remove(record.key());
        } else {
            ByteBuffer digest = ByteBuffer.wrap(sha256().digest(value));
            newest.put(
                    record.key(), new Newest(record.partition(), record.offset(), digest.getLong(), digest.getLong()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The keys of which a record stands. */
    Set<String> keys() {
        return newest.keySet();
    }

    /** True if the same record stands under the key in another table. */
    boolean isSameIn(TopicTable other, String key) {
        Newest here = newest.get(key);
        Newest there = other.newest.get(key);
        return here != null && there != null && here.isSame(there);
    }

    /** How many keys stand here of which the other has none. */
    int missingIn(TopicTable other) {
        return (int) newest.keySet().stream()
                .filter(key -> !other.newest.containsKey(key))
                .count();
    }

    /** How many keys stand in both with different records. */
    int differentIn(TopicTable other) {
        return (int) newest.keySet().stream()
                .filter(key -> other.newest.containsKey(key) && !isSameIn(other, key))
                .count();
    }

    /** Reads the topic again and hands on each record that stands. */
    void each(Consumer<ConsumerRecord<String, byte[]>> taker) {
        Scan.toEnd(bootstrapServers, topic, record -> {
            Newest here = newest.get(record.key());
            if (here != null && here.isAt(record)) {
                taker.accept(record);
            }
        });
    }
}
