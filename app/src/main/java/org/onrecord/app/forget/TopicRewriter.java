package org.onrecord.app.forget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topic;

/**
 * Removes records from a topic that the broker does not compact: it writes all others of their partitions once more, and then deletes everything
 * before. A second copy changes nothing wherever the order of events does not matter, so this can be interrupted and repeated while the system
 * runs.
 *
 * @param note returns what stands in place of a record that is removed; empty for a record that stays
 * @param copies returns what stands in place of a record that stays in a partition that is rewritten
 */
record TopicRewriter(
        Topic topic,
        Function<ConsumerRecord<byte[], byte[]>, Optional<ProducerRecord<byte[], byte[]>>> note,
        Function<ConsumerRecord<byte[], byte[]>, Stream<ProducerRecord<byte[], byte[]>>> copies) {
    private static final Duration POLL = Duration.ofMillis(300);

    /** Rewrites the partitions that have records to be removed; returns how many these are. */
    int run(KafkaClients kafka, Admin admin) throws InterruptedException {
        Map<TopicPartition, List<ProducerRecord<byte[], byte[]>>> notes = new HashMap<>();
        Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                        .byteConsumer();
                KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
            TopicScan.rewind(consumer, topic);
            TopicScan.toEnd(
                    consumer,
                    record -> note.apply(record)
                            .ifPresent(each -> notes.computeIfAbsent(
                                            new TopicPartition(record.topic(), record.partition()),
                                            any -> new ArrayList<>())
                                    .add(each)));
            for (TopicPartition partition : notes.keySet()) {
                long end = write(producer, notes.getOrDefault(partition, List.of()));
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                while (consumer.position(partition) < end) {
                    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
                    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                        if (record.offset() < end && note.apply(record).isEmpty()) {
                            copies.apply(record).forEach(batch::add);
                        }
                    }
                    write(producer, batch);
                }
                before.put(partition, RecordsToDelete.beforeOffset(end));
            }
        }
        if (!before.isEmpty()) {
            BrokerAnswers.of(admin.deleteRecords(before).all());
        }
        return notes.values().stream().mapToInt(List::size).sum();
    }

    /** Writes records of one partition, and returns the offset of the first. */
    private static long write(KafkaProducer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        List<Future<RecordMetadata>> places =
                records.stream().map(producer::send).toList();
        producer.flush();
        long first = Long.MAX_VALUE;
        try {
            for (Future<RecordMetadata> place : places) {
                first = Math.min(first, place.get().offset());
            }
            return first;
        } catch (ExecutionException e) {
            throw new KafkaException("the broker does not take a record: " + e.getCause(), e);
        }
    }

    static ProducerRecord<byte[], byte[]> same(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
    }
}
