package org.onrecord.processor.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;

/** Tells how much of what has been written the processor has still to work off, from documents down to trends and alerts. */
public final class CaughtUp implements AutoCloseable {
    private static final long ANSWER_WITHIN_S = 20;
    private static final long NEAR_THE_END = 100;

    /** A pause, and time to look and to commit: a processor that has just started may note so late that it has still to look for shifts. */
    public static final Duration QUIET =
            FindShifts.PAUSE.plus(FindShifts.LOOK_EVERY).plusSeconds(3);

    private static final ListOffsetsResultInfo NOTHING_WRITTEN = new ListOffsetsResultInfo(0, 0, Optional.empty());

    private final IntSupplier generation;
    private final AutoCloseable source;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> peek;

    /** Asks the broker at that address about the generation in force, whichever it is at the time. */
    public CaughtUp(String bootstrapServers) {
        this(bootstrapServers, new GenerationTable(bootstrapServers));
    }

    private CaughtUp(String bootstrapServers, GenerationTable generations) {
        this(
                bootstrapServers,
                () -> generations.now().inForce().map(Generation::number).orElse(0),
                generations);
    }

    /** Asks the broker at that address about one generation. */
    public CaughtUp(String bootstrapServers, int generation) {
        this(bootstrapServers, () -> generation, () -> {});
    }

    private CaughtUp(String bootstrapServers, IntSupplier generation, AutoCloseable source) {
        this.generation = generation;
        this.source = source;
        KafkaClients kafka = new KafkaClients(bootstrapServers);
        admin = kafka.admin();
        peek = kafka.with(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1).byteConsumer();
    }

    /**
     * How many records are still to be processed; 0 only if there are none, else about as many.
     *
     * <p>Offsets done are asked for before offsets written: if nothing is left between them, then nothing was in flight when the
     * first were read. Ends and remains of transactions take offsets too, so that where a few are left, a look tells whether any
     * of them is a record.
     *
     * @throws IllegalStateException if the broker does not answer
     */
    public long left() throws InterruptedException {
        return progress().left();
    }

    /**
     * How far it is.
     *
     * @param left records still to be processed, from documents down to trends and alerts
     * @param documentsLeft places of the documents' topic still to be passed; ends of transactions have places of their own
     * @param documents all its places, so that they tell a share and no number of documents
     */
    public record Progress(long left, long documentsLeft, long documents) {
        /** How much of the documents has been read, 0 to 100. */
        public long percentOfDocuments() {
            return documents == 0 ? 100 : 100 * (documents - documentsLeft) / documents;
        }
    }

    /** How far it is; see {@link #left}. */
    public Progress progress() throws InterruptedException {
        try {
            int asked = generation.getAsInt();
            Set<TopicPartition> sources = sources(asked);
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(
                            ProcessorService.application(asked))
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
            Map<TopicPartition, ListOffsetsResultInfo> written = written(sources);
            Map<TopicPartition, Long> behind = new HashMap<>();
            long left = 0;
            long documentsLeft = 0;
            long documents = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each : written.entrySet()) {
                OffsetAndMetadata committed = done.get(each.getKey());
                long from = committed == null ? 0 : committed.offset();
                if (each.getValue().offset() > from) {
                    behind.put(each.getKey(), from);
                    left += each.getValue().offset() - from;
                }
                if (each.getKey().topic().equals(Topics.DOCUMENTS.name())) {
                    documents += each.getValue().offset();
                    documentsLeft += Math.max(0, each.getValue().offset() - from);
                }
            }
            return left > 0 && anyRecord(behind, written)
                    ? new Progress(left, documentsLeft, documents)
                    : new Progress(0, 0, documents);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far the processor is: " + e.getMessage(), e);
        }
    }

    /** Waits until nothing is left, at most that long; true if so. */
    public boolean await(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (left() > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return true;
    }

    /**
     * Waits until nothing is left and shifts have been looked for since, at most that long; true if so. They are looked for at a pause, and
     * after a long look not soon again: the processor notes when they are up to date.
     */
    public boolean awaitShifts(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() - quietSince < QUIET.toNanos()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(200);
            quietSince = left() > 0 || isLookDue() ? System.nanoTime() : quietSince;
        }
        return true;
    }

    /** True if statements changed of which the shifts have not been looked for. */
    public boolean isLookDue() throws InterruptedException {
        String topic = ProcessorService.application(generation.getAsInt()) + "-" + FindShifts.LOOKED + "-changelog";
        try {
            if (!admin.listTopics()
                    .names()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .contains(topic)) {
                return false;
            }
            return written(partitions(List.of(topic))).entrySet().stream()
                    .map(each -> last(each.getKey(), each.getValue().offset()))
                    .anyMatch(FindShifts.CHANGED::equals);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far the processor is: " + e.getMessage(), e);
        }
    }

    /** The last value of a partition, which lies near its end but for ends of transactions; the empty string where it has none. */
    private String last(TopicPartition partition, long end) {
        String last = last(partition, Math.max(0, end - NEAR_THE_END), end);
        return last.isEmpty() && end > NEAR_THE_END ? last(partition, 0, end) : last;
    }

    private String last(TopicPartition partition, long from, long end) {
        peek.assign(List.of(partition));
        peek.seek(partition, from);
        String last = "";
        long deadline = System.nanoTime() + Duration.ofSeconds(ANSWER_WITHIN_S).toNanos();
        while (peek.position(partition) < end && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> each : peek.poll(Duration.ofMillis(100))) {
                last = new String(each.value(), StandardCharsets.UTF_8);
            }
        }
        return last;
    }

    /** The partitions that a generation's processor reads: documents, corrections, and its own repartition topics. */
    private Set<TopicPartition> sources(int asked) throws InterruptedException, ExecutionException, TimeoutException {
        Collection<String> names = admin.listTopics().names().get(ANSWER_WITHIN_S, TimeUnit.SECONDS).stream()
                .filter(name -> name.equals(Topics.DOCUMENTS.name())
                        || name.equals(Topics.CORRECTIONS.name())
                        || (name.endsWith("-repartition")
                                && ProcessorService.generationOf(name).equals(OptionalInt.of(asked))))
                .toList();
        return partitions(names);
    }

    private Set<TopicPartition> partitions(Collection<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin.describeTopics(names).allTopicNames().get(ANSWER_WITHIN_S, TimeUnit.SECONDS).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
    }

    /** Where the committed records of each end. */
    private Map<TopicPartition, ListOffsetsResultInfo> written(Set<TopicPartition> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
    }

    private boolean anyRecord(Map<TopicPartition, Long> behind, Map<TopicPartition, ListOffsetsResultInfo> written) {
        peek.assign(behind.keySet());
        behind.forEach(peek::seek);
        List<TopicPartition> open = List.copyOf(behind.keySet());
        long deadline = System.nanoTime() + Duration.ofSeconds(ANSWER_WITHIN_S).toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            if (!peek.poll(Duration.ofMillis(100)).isEmpty()) {
                return true;
            }
            open = open.stream()
                    .filter(each -> peek.position(each)
                            < written.getOrDefault(each, NOTHING_WRITTEN).offset())
                    .toList();
        }
        return !open.isEmpty();
    }

    @Override
    public void close() {
        peek.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        admin.close(Duration.ofSeconds(2));
        try {
            source.close();
        } catch (Exception e) {
            throw new IllegalStateException("what was asked for the generation does not close", e);
        }
    }
}
