package org.onrecord.app.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.topology.ProcessorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and deletes what a replay needs on the broker: staged topics, and the groups and internal topics of
 * generations.
 */
final class ReplayStaging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayStaging.class);
    private static final long TIMEOUT_S = 30;

    private static final List<Topic> STAGED =
            Stream.concat(Topics.MADE.stream(), Stream.of(Topics.DEAD_LETTERS)).toList();

    private final Admin admin;

    ReplayStaging(KafkaClients kafka) {
        admin = kafka.admin();
    }

    /** Creates the missing staged topics, with the partitions and replicas of the live ones. */
    void create() throws InterruptedException {
        Map<String, TopicDescription> live = answer(
                admin.describeTopics(STAGED.stream().map(Topic::name).toList()).allTopicNames());
        Set<String> there = answer(admin.listTopics().names());
        for (Topic topic : STAGED) {
            TopicDescription like = live.get(topic.name());
            Topic staged = Topics.staged(topic);
            if (like != null && !there.contains(staged.name())) {
                NewTopic created = new NewTopic(
                                staged.name(), Optional.of(like.partitions().size()), Optional.of((short)
                                        like.partitions().getFirst().replicas().size()))
                        .configs(staged.config());
                answerUnless(
                        TopicExistsException.class,
                        admin.createTopics(List.of(created)).all());
            }
        }
    }

    /** Returns the clients in the group of a generation. */
    Set<String> members(int generation) throws InterruptedException {
        String group = ProcessorService.application(generation);
        return answerUnless(
                        GroupIdNotFoundException.class,
                        admin.describeStreamsGroups(List.of(group)).all())
                .map(groups -> groups.get(group))
                .map(described -> described.members().stream()
                        .map(StreamsGroupMemberDescription::clientId)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /**
     * Returns true if no transaction is open on the live and staged topics, so that all written records can be read.
     */
    boolean isSettled() throws InterruptedException {
        List<String> names = STAGED.stream()
                .flatMap(topic -> Stream.of(topic.name(), Topics.stagedName(topic.name())))
                .toList();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        answer(admin.describeTopics(names).allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(each ->
                                ends.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest())));
        var committed = answer(admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
        var all = answer(admin.listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                .all());
        return ends.keySet().stream().allMatch(each -> offset(committed, each) >= offset(all, each));
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition partition) {
        ListOffsetsResultInfo end = ends.get(partition);
        return end == null ? 0 : end.offset();
    }

    /**
     * Deletes the groups and internal topics of generations that are no longer needed, and without a replay the staged
     * topics.
     *
     * @param replaying true if the staged topics are needed
     */
    void tidy(Set<Integer> kept, boolean replaying) throws InterruptedException {
        Set<String> unneeded = new HashSet<>();
        Set<Integer> gone = new TreeSet<>();
        for (String topic : answer(admin.listTopics().names())) {
            OptionalInt generation = ProcessorService.generationOf(topic);
            if (generation.isPresent() && !kept.contains(generation.getAsInt())) {
                unneeded.add(topic);
                gone.add(generation.getAsInt());
            }
        }
        for (int generation : gone) {
            if (!members(generation).isEmpty()) {
                LOG.warn(
                        "A processor still runs in the group {}; its topics stay until the next replay.",
                        ProcessorService.application(generation));
                unneeded.removeIf(topic -> ProcessorService.generationOf(topic).equals(OptionalInt.of(generation)));
            }
        }
        if (!replaying) {
            STAGED.forEach(topic -> unneeded.add(Topics.stagedName(topic.name())));
        }
        unneeded.retainAll(answer(admin.listTopics().names()));
        for (KafkaFuture<Void> deleted :
                admin.deleteTopics(unneeded).topicNameValues().values()) {
            answerUnless(UnknownTopicOrPartitionException.class, deleted);
        }
        for (int generation : gone) {
            deleteGroup(ProcessorService.application(generation));
        }
    }

    private void deleteGroup(String group) throws InterruptedException {
        try {
            answerUnless(
                    GroupIdNotFoundException.class,
                    admin.deleteStreamsGroups(List.of(group)).all());
        } catch (KafkaException e) {
            if (!(e.getCause() instanceof GroupNotEmptyException)) {
                throw e;
            }
            LOG.warn("The group {} still has members and stays.", group);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(TIMEOUT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw new KafkaException("the broker refused a request of the replay: " + cause, cause);
        }
    }

    /** Returns the answer, or nothing where it is the harmless exception. */
    private static <T> Optional<T> answerUnless(Class<? extends Exception> harmless, KafkaFuture<T> future)
            throws InterruptedException {
        try {
            return Optional.ofNullable(answer(future));
        } catch (KafkaException e) {
            if (harmless.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
