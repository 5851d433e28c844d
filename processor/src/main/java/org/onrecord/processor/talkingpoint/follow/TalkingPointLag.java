package org.onrecord.processor.talkingpoint.follow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;

/** Tells whether the talking points of all issues are up to date with the statements of the generations in force. */
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
            Generations inForce = generations.read();
            SortedMap<String, Boolean> known = issues();
            boolean anybody = known.containsValue(true);
            for (Map.Entry<String, Boolean> issue : known.entrySet()) {
                boolean working = issue.getValue();
                // An issue that nobody works on any more does not count beside others.
                if ((working || !anybody) && !isDone(issue.getKey(), working, inForce)) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far the talking points are: " + e, e);
        }
    }

    /** @param working true if a process works on the issue */
    private boolean isDone(String issue, boolean working, Generations inForce)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(
                        TalkingPointService.groupRead(issue))
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        String mark = TalkingPointWorker.mark(
                inForce.active(issue).map(Generation::number).orElse(0));
        boolean begun = !done.isEmpty()
                && done.values().stream().allMatch(each -> each.metadata().equals(mark));
        return begun ? isAtTheEnd(done) : !working;
    }

    /** Returns the issues whose talking points somebody finds or found, each with whether a process works on it. */
    private SortedMap<String, Boolean> issues() throws InterruptedException, ExecutionException, TimeoutException {
        SortedMap<String, Boolean> issues = new TreeMap<>();
        for (GroupListing group :
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get(ANSWER_WITHIN_S, TimeUnit.SECONDS)) {
            if (group.groupId().startsWith(TalkingPointService.GROUPS)) {
                String issue = group.groupId().substring(TalkingPointService.GROUPS.length());
                issues.merge(
                        issue.endsWith(TalkingPointService.READ)
                                ? issue.substring(0, issue.length() - TalkingPointService.READ.length())
                                : issue,
                        !issue.endsWith(TalkingPointService.READ) && hasWorkers(group.groupId()),
                        Boolean::logicalOr);
            }
        }
        return issues;
    }

    private boolean hasWorkers(String group) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return admin
                    .describeConsumerGroups(List.of(group))
                    .all()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .anyMatch(described -> !described.members().isEmpty());
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
