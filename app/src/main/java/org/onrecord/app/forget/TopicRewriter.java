package org.onrecord.app.forget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;

/**
 * Removes records from a topic that the broker does not compact: it writes all others of their partitions once more, and then deletes everything
 * before. A second copy changes nothing wherever the order of events does not matter, so this can be interrupted and repeated while the system
 * runs.
 *
 * @param removed returns true for a record to be removed
 * @param notes returns what stands in place of a removed record
 * @param copies returns what stands in place of any other record of these partitions
 */
record TopicRewriter(
        Topic topic,
        Predicate<ConsumerRecord<byte[], byte[]>> removed,
        Function<ConsumerRecord<byte[], byte[]>, ProducerRecord<byte[], byte[]>> notes,
        Function<ConsumerRecord<byte[], byte[]>, Stream<ProducerRecord<byte[], byte[]>>> copies) {
    private static final Duration POLL = Duration.ofMillis(300);

    /** Rewrites the partitions that have records to be removed; returns how many these are. */
    int run(KafkaClients kafka, Admin admin) throws InterruptedException {
        Map<TopicPartition, List<ProducerRecord<byte[], byte[]>>> noted = new HashMap<>();
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        KafkaClients frugal = kafka.with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
        try (KafkaConsumer<byte[], byte[]> consumer = frugal.byteConsumer();
                KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
            TopicScan.rewind(consumer, topic);
            TopicScan.toEnd(consumer, record -> {
                if (removed.test(record)) {
                    noted.computeIfAbsent(
                                    new TopicPartition(record.topic(), record.partition()), any -> new ArrayList<>())
                            .add(notes.apply(record));
                }
            });
            noted.forEach((partition, first) ->
                    before.put(partition, RecordsToDelete.beforeOffset(rewrite(consumer, producer, partition, first))));
        }
        if (!before.isEmpty()) {
            BrokerAnswers.of(admin.deleteRecords(before).all());
        }
        return noted.values().stream().mapToInt(List::size).sum();
    }

    /** Writes the notes and then the copies of what stood before them; returns the offset of the first note. */
    private long rewrite(
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer,
            TopicPartition partition,
            List<ProducerRecord<byte[], byte[]>> first) {
        long end = write(producer, first);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        while (consumer.position(partition) < end) {
            List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < end && !removed.test(record)) {
                    copies.apply(record).forEach(batch::add);
                }
            }
            write(producer, batch);
        }
        return end;
    }

    /** Writes records of one partition, and returns the offset of the first. */
    private static long write(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records) {
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        AtomicLong first = new AtomicLong(Long.MAX_VALUE);
        records.forEach(record -> producer.send(record, (place, e) -> {
            failure.compareAndSet(null, e);
            first.accumulateAndGet(e == null ? place.offset() : Long.MAX_VALUE, Math::min);
        }));
        producer.flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new KafkaException("the broker does not take a record: " + refused.getMessage(), refused);
        }
        return first.get();
    }

    static ProducerRecord<byte[], byte[]> same(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
    }
}
