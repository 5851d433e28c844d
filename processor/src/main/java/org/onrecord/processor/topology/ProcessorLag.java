package org.onrecord.processor.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.alert.ShiftAlertProcessor;

/** Measures the lag of processors: how many records are still to be processed, from documents down to trends and alerts. */
public final class ProcessorLag implements AutoCloseable {
    private static final long ANSWER_WITHIN_S = 20;
    private static final long NEAR_THE_END = 100;

    /**
     * How long the lag must stay 0 until all shifts are found. Statements that make a search due are committed together with the note of it; a
     * processor that has just started may take this long to note that one is due for another reason, such as a new day.
     */
    public static final Duration QUIET = ShiftAlertProcessor.CHECK_EVERY.plusSeconds(3);

    private final Optional<GenerationTable> generations;
    private final List<ProcessorGroup> measured;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> peek;

    /** The broker does not answer in time. It may be busy; asking again is harmless. */
    public static final class NoAnswerException extends KafkaException {
        private NoAnswerException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Measures the processors of all issues, each in the generation that is in force at each moment. An issue that nobody watches does not count. */
    public ProcessorLag(KafkaClients kafka) {
        this(kafka, Optional.of(new GenerationTable(kafka)), List.of());
    }

    public ProcessorLag(KafkaClients kafka, ProcessorGroup group) {
        this(kafka, Optional.empty(), List.of(group));
    }

    private ProcessorLag(KafkaClients kafka, Optional<GenerationTable> generations, List<ProcessorGroup> measured) {
        this.generations = generations;
        this.measured = measured;
        admin = kafka.admin();
        peek = kafka.with(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1).byteConsumer();
    }

    /** Returns the groups that are measured: of all issues the one in force. If processors run for some of them, the others are not watched any more. */
    private List<ProcessorGroup> groups() throws InterruptedException {
        if (generations.isEmpty()) {
            return measured;
        }
        Generations inForce = generations.get().read();
        List<ProcessorGroup> known = ProcessorGroup.issues(
                        BrokerAnswers.of(admin.listTopics().names()))
                .stream()
                .map(issue -> new ProcessorGroup(
                        issue, inForce.active(issue).map(Generation::number).orElse(0)))
                .toList();
        if (known.size() < 2) {
            return known;
        }
        List<ProcessorGroup> running = new ArrayList<>();
        for (ProcessorGroup group : known) {
            if (!BrokerAnswers.members(admin, group.name()).isEmpty()) {
                running.add(group);
            }
        }
        return running.isEmpty() ? known : running;
    }

    /**
     * Returns how many records are still to be processed: 0 only if there are none, otherwise about as many.
     *
     * <p>Committed offsets are fetched before end offsets: if they are equal, nothing was in flight at the first fetch. Transaction markers take
     * offsets too, so if the two differ, the records between them are read to see whether there are any.
     *
     * @throws NoAnswerException if the broker does not answer
     */
    public long left() throws InterruptedException {
        return progress().left();
    }

    /**
     * How far the processor is.
     *
     * @param left records still to be processed, from documents down to trends and alerts
     * @param documentsLeft offsets of the documents' topic still to be processed, transaction markers included
     * @param documents all offsets of that topic: good for a percentage, not as a number of documents
     * @param processors how many processors these are the sums of
     */
    public record Progress(long left, long documentsLeft, long documents, int processors) {
        /** Returns how much of the documents has been processed, from 0 to 100. */
        public long percentOfDocuments() {
            return documents == 0 ? 100 : 100 * (documents - documentsLeft) / documents;
        }

        /** Returns about how many of so many documents, written last, are read by now; at least one is missing while any is left. */
        public long readOf(long written) {
            return Math.max(0, written - Math.ceilDiv(documentsLeft, Math.max(1, processors)));
        }

        private Progress plus(Progress other) {
            return new Progress(
                    left + other.left,
                    documentsLeft + other.documentsLeft,
                    documents + other.documents,
                    processors + other.processors);
        }
    }

    /** Returns how far the processors are, all together; see {@link #left}. */
    public Progress progress() throws InterruptedException {
        try {
            List<ProcessorGroup> present = groups();
            if (present.isEmpty()) {
                return progress(Optional.empty());
            }
            Progress all = new Progress(0, 0, 0, 0);
            for (ProcessorGroup each : present) {
                all = all.plus(progress(Optional.of(each)));
            }
            return all;
        } catch (KafkaException e) {
            throw noAnswer(e);
        }
    }

    /** @param group empty if no processor has ever run, so that everything is left */
    private Progress progress(Optional<ProcessorGroup> group) throws InterruptedException {
        List<TopicPartition> sources = sources(group);
        Map<TopicPartition, OffsetAndMetadata> done = group.isEmpty()
                ? Map.of()
                : BrokerAnswers.of(
                        admin.listConsumerGroupOffsets(group.get().name()).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> ends = peek.endOffsets(sources);
        Map<TopicPartition, Long> behind = new HashMap<>();
        long left = 0;
        long documentsLeft = 0;
        long documents = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata committed = done.get(end.getKey());
            long from = committed == null ? 0 : committed.offset();
            long here = Math.max(0, end.getValue() - from);
            if (here > 0) {
                behind.put(end.getKey(), from);
                left += here;
            }
            if (end.getKey().topic().equals(Topics.DOCUMENTS.name())) {
                documents += end.getValue();
                documentsLeft += here;
            }
        }
        return left > 0 && anyRecord(behind, ends)
                ? new Progress(left, documentsLeft, documents, 1)
                : new Progress(0, 0, documents, 1);
    }

    private static RuntimeException noAnswer(KafkaException e) {
        return e instanceof AuthorizationException || e instanceof InterruptException
                ? e
                : new NoAnswerException("the broker does not say how far the processor is: " + e.getMessage(), e);
    }

    /** Waits until nothing is left; returns false if that takes longer. */
    public boolean await(Duration atMost) throws InterruptedException {
        return BrokerAnswers.await(atMost, () -> left() == 0);
    }

    /**
     * Waits until nothing is left and all shifts have been found; returns false if that takes longer. The processor searches for shifts at a
     * pause, later after a long search, and notes when they are up to date.
     */
    public boolean awaitShifts(Duration atMost) throws InterruptedException {
        long[] quietSince = {System.nanoTime()};
        return BrokerAnswers.await(atMost, () -> {
            quietSince[0] = left() > 0 || isSearchDue() ? System.nanoTime() : quietSince[0];
            return System.nanoTime() - quietSince[0] >= QUIET.toNanos();
        });
    }

    /** Returns true if statements changed since the last search for shifts. */
    public boolean isSearchDue() throws InterruptedException {
        try {
            Set<String> there = BrokerAnswers.of(admin.listTopics().names());
            for (ProcessorGroup each : groups()) {
                String topic = each.name() + "-" + ShiftAlertProcessor.SEARCHED.name() + "-changelog";
                if (there.contains(topic) && isSearchDue(topic)) {
                    return true;
                }
            }
            return false;
        } catch (KafkaException e) {
            throw noAnswer(e);
        }
    }

    private boolean isSearchDue(String changelog) {
        return peek.endOffsets(TopicScan.partitions(peek, changelog)).entrySet().stream()
                .map(end -> last(end.getKey(), end.getValue()))
                .anyMatch(last -> last.startsWith(ShiftAlertProcessor.CHANGED));
    }

    /** Returns the last value of a partition, or the empty string. Only transaction markers can follow it, so it is near the end. */
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
                // Compaction is made to begin by a record without a value.
                last = each.value() == null ? last : new String(each.value(), StandardCharsets.UTF_8);
            }
        }
        return last;
    }

    /** Returns the partitions that a group reads: documents, corrections, opinions, and its repartition topics. */
    private List<TopicPartition> sources(Optional<ProcessorGroup> group) throws InterruptedException {
        String[] topics = BrokerAnswers.of(admin.listTopics().names()).stream()
                .filter(name -> name.equals(Topics.DOCUMENTS.name())
                        || name.equals(Topics.CORRECTIONS.name())
                        || name.equals(Topics.OPINIONS.name())
                        || (group.isPresent()
                                && name.endsWith("-repartition")
                                && ProcessorGroup.owning(name).equals(group)))
                .toArray(String[]::new);
        return TopicScan.partitions(peek, topics);
    }

    private boolean anyRecord(Map<TopicPartition, Long> behind, Map<TopicPartition, Long> ends) {
        peek.assign(behind.keySet());
        behind.forEach(peek::seek);
        List<TopicPartition> open = List.copyOf(behind.keySet());
        long deadline = System.nanoTime() + Duration.ofSeconds(ANSWER_WITHIN_S).toNanos();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            if (!peek.poll(Duration.ofMillis(100)).isEmpty()) {
                return true;
            }
            open = open.stream()
                    .filter(each -> peek.position(each) < ends.getOrDefault(each, 0L))
                    .toList();
        }
        return !open.isEmpty();
    }

    @Override
    public void close() {
        peek.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        admin.close(Duration.ofSeconds(2));
        generations.ifPresent(GenerationTable::close);
    }
}
