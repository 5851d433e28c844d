package org.onrecord.app.forget;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.CloudEvents;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Removes records from topics so that they leave the files of the broker at once, and not when it would next come to them.
 *
 * @param goOn throws a {@link Failure} once the command is to end
 */
record TopicCleaner(KafkaClients kafka, Admin admin, Runnable goOn) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(300);

    /**
     * The settings under which a broker begins a new file with the next record, and compacts all others at once. A dashboard that is away learns for
     * thirty days what was deleted, also from topics that are older than this setting.
     */
    private static final Map<String, String> AT_ONCE = Map.of(
            TopicConfig.SEGMENT_MS_CONFIG, "1",
            TopicConfig.FILE_DELETE_DELAY_MS_CONFIG, "1000",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, "0",
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    Long.toString(Duration.ofDays(30).toMillis()));

    interface Work {
        void run() throws InterruptedException;
    }

    /** Does something while topics have the settings {@link #AT_ONCE}. */
    void atOnce(Collection<String> topics, Work work) throws InterruptedException {
        set(topics, true);
        try {
            work.run();
        } finally {
            restore(topics);
        }
    }

    /** Gives topics their usual settings, also after a process that was killed. */
    void restore(Collection<String> topics) throws InterruptedException {
        set(topics, false);
    }

    /**
     * Removes records from a topic that the broker does not compact: writes all others of their partitions once more, and then deletes everything
     * before. A second copy changes nothing wherever the order of events does not matter, so this can be interrupted and repeated while the system
     * runs.
     *
     * @param note returns what stands in place of a record that is removed; empty for a record that stays
     * @param copies returns what stands in place of a record that stays in a partition that is rewritten
     * @return the number of records removed
     */
    int rewrite(
            Topic topic,
            Function<ConsumerRecord<byte[], byte[]>, Optional<ProducerRecord<byte[], byte[]>>> note,
            Function<ConsumerRecord<byte[], byte[]>, Stream<ProducerRecord<byte[], byte[]>>> copies)
            throws InterruptedException {
        List<ProducerRecord<byte[], byte[]>> notes = new ArrayList<>();
        Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024)
                        .byteConsumer();
                KafkaProducer<byte[], byte[]> producer = kafka.byteProducer(Forgetting.TRANSACTIONS)) {
            producer.initTransactions();
            TopicScan.rewind(consumer, topic);
            TopicScan.toEnd(consumer, record -> note.apply(record).ifPresent(notes::add));
            if (notes.isEmpty()) {
                return 0;
            }
            // The first of the notes begins a new file, so that those before it are deleted as a whole.
            atOnce(List.of(topic.name()), () -> {
                producer.beginTransaction();
                notes.forEach(each -> producer.send(each, (place, e) -> {
                    if (e == null) {
                        TopicPartition partition = new TopicPartition(place.topic(), place.partition());
                        ends.merge(partition, place.offset(), Math::min);
                    }
                }));
                producer.commitTransaction();
            });
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (!TopicScan.hasReached(consumer, ends)) {
                producer.beginTransaction();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                    if (end != null
                            && record.offset() < end
                            && note.apply(record).isEmpty()) {
                        copies.apply(record).forEach(producer::send);
                    }
                }
                producer.commitTransaction();
            }
        }
        BrokerAnswers.of(admin.deleteRecords(ends.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(end.getValue()))))
                .all());
        return notes.size();
    }

    static ProducerRecord<byte[], byte[]> same(ConsumerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), record.timestamp(), record.key(), record.value(), record.headers());
    }

    /** Has topics compacted, and waits until no record of a kind is followed by another one with its key. */
    void compact(Collection<String> topics, Predicate<ConsumerRecord<String, byte[]>> kind)
            throws InterruptedException {
        Deque<String> left = new ArrayDeque<>(topics);
        atOnce(topics, () -> {
            // A broker does not compact the newest file of a partition.
            try (KafkaProducer<byte[], byte[]> producer = kafka.byteProducer()) {
                topics.forEach(topic -> producer.partitionsFor(topic).forEach(partition -> {
                    ProducerRecord<byte[], byte[]> next = tombstone(topic, partition.partition());
                    CloudEvents.markHistorical(next.headers());
                    producer.send(next);
                }));
            }
            if (!BrokerAnswers.await(PATIENCE, () -> {
                goOn.run();
                while (!left.isEmpty() && isCompacted(left.element(), kind)) {
                    left.remove();
                }
                return left.isEmpty();
            })) {
                throw new Failure("The broker has not compacted " + String.join(", ", left) + " within "
                        + PATIENCE.toMinutes() + " minutes; see its log, then call this again.");
            }
        });
    }

    private boolean isCompacted(String topic, Predicate<ConsumerRecord<String, byte[]>> kind) {
        Set<String> newest = new HashSet<>();
        boolean[] replaced = {false};
        Topic any = new Topic(topic, List.of(), Topic.Retention.NEWEST, Set.of(), Set.of());
        TopicScan.all(kafka, any, record -> {
            String place = record.partition() + "/" + record.key();
            replaced[0] |= newest.remove(place);
            if (kind.test(record)) {
                newest.add(place);
            }
        });
        return !replaced[0];
    }

    @SuppressWarnings("NullAway") // A tombstone is a record without a value.
    static ProducerRecord<byte[], byte[]> tombstone(String topic, int partition) {
        return new ProducerRecord<>(topic, partition, "onrecord.compacted".getBytes(StandardCharsets.UTF_8), null);
    }

    private void set(Collection<String> topics, boolean atOnce) throws InterruptedException {
        Map<String, Map<String, String>> usual =
                Topics.ALL.stream().collect(Collectors.toMap(Topic::name, Topic::config));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (String topic : topics) {
            Map<String, String> values = atOnce ? AT_ONCE : usual.getOrDefault(topic, Map.of());
            List<AlterConfigOp> each = AT_ONCE.keySet().stream()
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting, values.getOrDefault(setting, "")),
                            values.containsKey(setting) ? OpType.SET : OpType.DELETE))
                    .toList();
            changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), each);
        }
        BrokerAnswers.of(admin.incrementalAlterConfigs(changes).all());
        // A broker takes a moment until its files follow. No answer tells when: descriptions come from the metadata,
        // which are ahead of the files.
        TimeUnit.SECONDS.sleep(atOnce ? 2 : 0);
    }
}
