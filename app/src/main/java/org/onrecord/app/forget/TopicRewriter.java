package org.onrecord.app.forget;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.deadletter.DeadLetter.Place;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;

/**
 * Removes records from a topic that the broker does not compact: it writes all others of their partitions once more, and then deletes everything
 * before. A second copy changes nothing wherever the order of events does not matter, so this can be interrupted and repeated while the system
 * runs.
 */
record TopicRewriter(KafkaClients kafka, Admin admin) {
    private static final Duration POLL = Duration.ofMillis(300);

    /** What becomes of the records of a topic. */
    interface Rule {
        /** Returns true if a record is removed. */
        boolean removes(ConsumerRecord<byte[], byte[]> record);

        /** Returns true if the partition of a record has to be rewritten. */
        default boolean touches(ConsumerRecord<byte[], byte[]> record) {
            return removes(record);
        }

        /** Returns the records that stand in place of those removed from a partition, one or more. */
        List<ProducerRecord<byte[], byte[]>> notes(int partition);

        /** Returns what is written in place of a record that stays; null for nothing. */
        @Nullable
        ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record);

        /** Takes note of the new place of a record. */
        default void moved(Place from, Place to) {}
    }

    static ProducerRecord<byte[], byte[]> same(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    /** Rewrites the partitions that have records to be removed; returns how many records were removed. */
    int rewrite(Topic topic, Rule rule) throws InterruptedException {
        Map<Integer, Integer> removed = new TreeMap<>();
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                        kafka.with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                                .byteConsumer();
                KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
            TopicScan.rewind(consumer, topic);
            TopicScan.toEnd(consumer, record -> {
                if (rule.touches(record)) {
                    removed.merge(record.partition(), rule.removes(record) ? 1 : 0, Integer::sum);
                }
            });
            for (int partition : removed.keySet()) {
                TopicPartition place = new TopicPartition(topic.name(), partition);
                long from = begin(producer, rule.notes(partition));
                copy(consumer, producer, place, from, rule);
                before.put(place, RecordsToDelete.beforeOffset(from));
            }
        }
        if (!before.isEmpty()) {
            BrokerAnswers.of(admin.deleteRecords(before).all());
        }
        return removed.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Writes the notes, which begin a new file on the disk of the broker; returns the offset of the first. */
    private static long begin(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> notes)
            throws InterruptedException {
        try {
            long first = producer.send(notes.getFirst()).get().offset();
            for (ProducerRecord<byte[], byte[]> note : notes.subList(1, notes.size())) {
                producer.send(note).get();
            }
            return first;
        } catch (ExecutionException e) {
            throw new KafkaException("the broker does not take a record: " + e.getMessage(), e);
        }
    }

    private static void copy(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            TopicPartition partition,
            long end,
            Rule rule) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                ProducerRecord<byte[], byte[]> copy =
                        record.offset() >= end || rule.removes(record) ? null : rule.copy(record);
                if (copy != null) {
                    producer.send(copy, (to, e) -> {
                        if (e == null) {
                            rule.moved(Place.of(record), new Place(to.topic(), to.partition(), to.offset()));
                        } else {
                            failure.compareAndSet(null, e);
                        }
                    });
                }
            }
        }
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new KafkaException("the broker does not take a record: " + refused.getMessage(), refused);
        }
    }
}
