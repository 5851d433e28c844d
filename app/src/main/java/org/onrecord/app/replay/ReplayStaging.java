package org.onrecord.app.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.ProcessorGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and deletes the staged topics of a replay, and the groups and internal topics of generations. */
final class ReplayStaging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayStaging.class);

    private static final List<Topic> STAGED =
            Stream.concat(Topics.MADE.stream(), Stream.of(Topics.DEAD_LETTERS)).toList();

    private final String issue;
    private final Admin admin;

    ReplayStaging(KafkaClients kafka, String issue) {
        this.issue = issue;
        admin = kafka.admin();
    }

    /** Creates the missing staged topics, with the partitions and replicas of the live ones. */
    void create() throws InterruptedException {
        Map<String, TopicDescription> live = BrokerAnswers.of(
                admin.describeTopics(STAGED.stream().map(Topic::name).toList()).allTopicNames());
        Set<String> there = BrokerAnswers.of(admin.listTopics().names());
        for (Topic topic : STAGED) {
            TopicDescription like = live.get(topic.name());
            Topic staged = Topics.staged(issue, topic);
            if (like != null && !there.contains(staged.name())) {
                NewTopic created = new NewTopic(
                                staged.name(), Optional.of(like.partitions().size()), Optional.of((short)
                                        like.partitions().getFirst().replicas().size()))
                        .configs(staged.config());
                BrokerAnswers.unless(
                        TopicExistsException.class,
                        admin.createTopics(List.of(created)).all());
            }
        }
    }

    Set<String> members(int generation) throws InterruptedException {
        return BrokerAnswers.members(admin, new ProcessorGroup(issue, generation).name());
    }

    /** Returns the clients in all groups of the issue that a processor or a replay ever had. */
    Set<String> members() throws InterruptedException {
        Set<String> members = new TreeSet<>();
        for (GroupListing group : BrokerAnswers.of(admin.listGroups().all())) {
            if (ProcessorGroup.named(group.groupId())
                    .filter(each -> each.issue().equals(issue))
                    .isPresent()) {
                members.addAll(BrokerAnswers.members(admin, group.groupId()));
            }
        }
        return members;
    }

    void deleteConsumerGroups(List<String> groups) throws InterruptedException {
        for (String group : groups) {
            BrokerAnswers.unless(
                    GroupIdNotFoundException.class,
                    admin.deleteConsumerGroups(List.of(group)).all());
        }
    }

    /** Returns the end offsets of the live and staged topics, with the records of open transactions. */
    Map<TopicPartition, Long> ends() throws InterruptedException {
        return ends(IsolationLevel.READ_UNCOMMITTED);
    }

    /** Returns true if no open transaction began before these ends. Processors of other issues may write behind them. */
    boolean isSettled(Map<TopicPartition, Long> ends) throws InterruptedException {
        Map<TopicPartition, Long> readable = ends(IsolationLevel.READ_COMMITTED);
        return ends.entrySet().stream()
                .allMatch(end -> readable.getOrDefault(end.getKey(), Long.MAX_VALUE) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends(IsolationLevel isolation) throws InterruptedException {
        List<String> names = STAGED.stream()
                .flatMap(topic -> Stream.of(topic.name(), Topics.stagedName(issue, topic.name())))
                .toList();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        BrokerAnswers.of(admin.describeTopics(names).allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(each ->
                                latest.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        BrokerAnswers.of(admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** Returns the issues that processors have read documents for. */
    Set<String> issues() throws InterruptedException {
        return ProcessorGroup.issues(BrokerAnswers.of(admin.listTopics().names()));
    }

    /**
     * Deletes the groups and internal topics of generations that are no longer needed, and without a replay the staged
     * topics.
     *
     * @param replaying true if the staged topics are needed
     */
    void tidy(Set<Integer> kept, boolean replaying) throws InterruptedException {
        Map<String, Set<String>> unneeded = new TreeMap<>();
        Set<String> there = BrokerAnswers.of(admin.listTopics().names());
        for (String topic : there) {
            ProcessorGroup.owning(topic)
                    .filter(group -> group.issue().equals(issue) && !kept.contains(group.generation()))
                    .ifPresent(group -> unneeded.computeIfAbsent(group.name(), none -> new TreeSet<>())
                            .add(topic));
        }
        Set<String> topics = new HashSet<>();
        for (Map.Entry<String, Set<String>> group : List.copyOf(unneeded.entrySet())) {
            if (BrokerAnswers.members(admin, group.getKey()).isEmpty()) {
                topics.addAll(group.getValue());
            } else {
                LOG.warn(
                        "A processor still runs in the group {}; its topics stay until the next replay.",
                        group.getKey());
            }
        }
        if (!replaying) {
            STAGED.stream()
                    .map(topic -> Topics.stagedName(issue, topic.name()))
                    .filter(there::contains)
                    .forEach(topics::add);
        }
        for (KafkaFuture<Void> deleted :
                admin.deleteTopics(topics).topicNameValues().values()) {
            BrokerAnswers.unless(UnknownTopicOrPartitionException.class, deleted);
        }
        for (String group : unneeded.keySet()) {
            deleteGroup(group);
        }
    }

    private void deleteGroup(String group) throws InterruptedException {
        try {
            BrokerAnswers.unless(
                    GroupIdNotFoundException.class,
                    admin.deleteStreamsGroups(List.of(group)).all());
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof GroupNotEmptyException)) {
                throw e;
            }
            LOG.warn("The group {} still has members and stays.", group);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
