package org.onrecord.processor.talkingpoint.follow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;

/** Tells whether the talking points are up to date with the statements of the generation in force. */
public final class TalkingPointLag implements AutoCloseable {
    private static final long ANSWER_WITHIN_S = 20;

    private final Admin admin;
    private final GenerationTable generations;

    /** Connects to the broker. */
    public TalkingPointLag(KafkaClients kafka) {
        generations = new GenerationTable(kafka);
        admin = kafka.admin();
    }

    /** Waits until they are up to date, or until no process works on them; returns false if that takes longer. */
    public boolean await(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isDone()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return true;
    }

    private boolean isDone() throws InterruptedException {
        try {
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(TalkingPointService.GROUP_READ)
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
            String mark = TalkingPointWorker.mark(
                    generations.read().active().map(Generation::number).orElse(0));
            boolean begun = !done.isEmpty()
                    && done.values().stream().allMatch(each -> each.metadata().equals(mark));
            return begun ? isAtTheEnd(done) : !hasWorkers();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far the talking points are: " + e, e);
        }
    }

    private boolean hasWorkers() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return admin
                    .describeConsumerGroups(List.of(TalkingPointService.GROUP))
                    .all()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .anyMatch(group -> !group.members().isEmpty());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw e;
        }
    }

    private boolean isAtTheEnd(Map<TopicPartition, OffsetAndMetadata> done)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> ends = done.keySet().stream()
                .filter(each -> each.topic().equals(Topics.STATEMENTS.name()))
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return admin
                .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .allMatch(end -> Optional.ofNullable(done.get(end.getKey()))
                        .filter(at -> at.offset() >= end.getValue().offset())
                        .isPresent());
    }

    @Override
    public void close() {
        generations.close();
        admin.close(Duration.ofSeconds(2));
    }
}
