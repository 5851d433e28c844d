package org.onrecord.app.workbench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;

/** Documents drawn evenly over the history on their topic: all of a short one, and stretches of a long one. */
final class DocumentSample implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    /** After this many empty polls a stretch is taken to be at its end. */
    private static final int EMPTY = 20;

    private static final int STRETCHES = 40;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;

    DocumentSample(KafkaClients kafka) {
        consumer = kafka.byteConsumer();
        List<TopicPartition> partitions = TopicScan.partitions(consumer, Topics.DOCUMENTS.name());
        begins = consumer.beginningOffsets(partitions);
        ends = consumer.endOffsets(partitions);
    }

    /** A stretch of a partition: the offset of its first record, and of the first after it. */
    record Stretch(long from, long to) {}

    long total() {
        return ends.entrySet().stream()
                .mapToLong(each -> each.getValue() - begins.getOrDefault(each.getKey(), 0L))
                .sum();
    }

    /**
     * Reads documents.
     *
     * @param most records to read, over all partitions
     * @param wantsMore takes a document and says whether to go on
     */
    void read(int most, Predicate<Document> wantsMore) {
        long total = total();
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long begin = begins.getOrDefault(end.getKey(), 0L);
            long share = total == 0 ? 0 : Math.ceilDiv(most * (end.getValue() - begin), total);
            consumer.assign(List.of(end.getKey()));
            for (Stretch stretch : stretches(begin, end.getValue(), share)) {
                if (!read(end.getKey(), stretch, wantsMore)) {
                    return;
                }
            }
        }
    }

    /** Returns stretches at even distances that hold this many records together. */
    static List<Stretch> stretches(long begin, long end, long most) {
        long records = end - begin;
        if (records <= most) {
            return records == 0 ? List.of() : List.of(new Stretch(begin, end));
        }
        long number = Math.clamp(most, 1, STRETCHES);
        List<Stretch> stretches = new ArrayList<>();
        for (long i = 0; i < number; i++) {
            long from = begin + i * records / number;
            stretches.add(new Stretch(from, from + most / number));
        }
        return stretches;
    }

    private boolean read(TopicPartition partition, Stretch stretch, Predicate<Document> wantsMore) {
        consumer.seek(partition, stretch.from());
        int empty = 0;
        while (empty < EMPTY && consumer.position(partition) < stretch.to()) {
            var records = consumer.poll(POLL);
            empty = records.isEmpty() ? empty + 1 : 0;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < stretch.to()
                        && EventJson.document(record.value())
                                .filter(wantsMore.negate())
                                .isPresent()) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
