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

/** Tells whether all statements written have been worked off into talking points, with the generation in force. */
public final class WorkedOff implements AutoCloseable {
    private static final long ANSWER_WITHIN_S = 20;

    private final Admin admin;
    private final GenerationTable generations;

    /** Asks the broker at that address. */
    public WorkedOff(String bootstrapServers) {
        generations = new GenerationTable(bootstrapServers);
        admin = new KafkaClients(bootstrapServers).admin();
    }

    /** Waits until they are, at most that long; true if so, and where nobody has ever followed talking points. */
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
            if (done.isEmpty()) {
                return !isFollowed();
            }
            String mark = TalkingPointDesk.mark(
                    generations.now().inForce().map(Generation::number).orElse(0));
            if (!done.values().stream().allMatch(each -> each.metadata().equals(mark))) {
                return !isFollowed();
            }
            return ends(done).entrySet().stream().allMatch(end -> offset(done, end.getKey()) >= end.getValue());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far the talking points are: " + e, e);
        }
    }

    private boolean isFollowed() throws InterruptedException, ExecutionException, TimeoutException {
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

    private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetAndMetadata> of)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin
                .listOffsets(
                        of.keySet().stream()
                                .filter(each -> each.topic().equals(Topics.STATEMENTS.name()))
                                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    private static long offset(Map<TopicPartition, OffsetAndMetadata> done, TopicPartition partition) {
        return Optional.ofNullable(done.get(partition))
                .map(OffsetAndMetadata::offset)
                .orElse(0L);
    }

    @Override
    public void close() {
        generations.close();
        admin.close(Duration.ofSeconds(2));
    }
}
