package org.onrecord.processor.talkingpoint.follow;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.onrecord.events.Generation;
import org.onrecord.events.generation.GenerationTable;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;

/** Tells whether the talking points of all issues are up to date with the statements of the generations in force. */
public final class TalkingPointLag implements AutoCloseable {
    private final Admin admin;
    private final GenerationTable generations;

    public TalkingPointLag(KafkaClients kafka) {
        generations = new GenerationTable(kafka);
        admin = kafka.admin();
    }

    /** Waits until they are up to date, or until no process works on them; returns false if that takes longer. */
    public boolean await(Duration atMost) throws InterruptedException {
        return BrokerAnswers.await(atMost, this::isDone);
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
        } catch (KafkaException e) {
            throw new IllegalStateException("the broker does not say how far the talking points are: " + e, e);
        }
    }

    /** @param working true if a process works on the issue */
    private boolean isDone(String issue, boolean working, Generations inForce) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> done =
                BrokerAnswers.of(admin.listConsumerGroupOffsets(TalkingPointService.groupRead(issue))
                        .partitionsToOffsetAndMetadata());
        String mark = TalkingPointWorker.mark(
                inForce.active(issue).map(Generation::number).orElse(0));
        boolean begun = !done.isEmpty()
                && done.values().stream().allMatch(each -> each.metadata().equals(mark));
        return begun ? isAtTheEnd(done) : !working;
    }

    /** Returns the issues whose talking points somebody finds or found, each with whether a process works on it. */
    private SortedMap<String, Boolean> issues() throws InterruptedException {
        SortedMap<String, Boolean> issues = new TreeMap<>();
        for (GroupListing group : BrokerAnswers.of(
                admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())) {
            if (group.groupId().startsWith(TalkingPointService.GROUPS)) {
                String issue = group.groupId().substring(TalkingPointService.GROUPS.length());
                issues.merge(
                        issue.endsWith(TalkingPointService.READ)
                                ? issue.substring(0, issue.length() - TalkingPointService.READ.length())
                                : issue,
                        !issue.endsWith(TalkingPointService.READ)
                                && !BrokerAnswers.members(admin, group.groupId())
                                        .isEmpty(),
                        Boolean::logicalOr);
            }
        }
        return issues;
    }

    private boolean isAtTheEnd(Map<TopicPartition, OffsetAndMetadata> done) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = done.keySet().stream()
                .filter(each -> each.topic().equals(Topics.STATEMENTS.name()))
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return BrokerAnswers.of(admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
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
