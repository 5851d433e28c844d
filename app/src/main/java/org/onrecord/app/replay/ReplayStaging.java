package org.onrecord.app.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
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

/** What comes and goes on the broker with a replay: staged topics, and the groups and internal topics of generations. */
final class ReplayStaging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayStaging.class);
    private static final long ANSWER_WITHIN_S = 30;

    private static final List<Topic> STAGED =
            Stream.concat(Topics.MADE.stream(), Stream.of(Topics.DEAD_LETTERS)).toList();

    private final Admin admin;

    ReplayStaging(String bootstrapServers) {
        admin = new KafkaClients(bootstrapServers).admin();
    }

    /** Creates the staged topics that are missing, as many partitions and copies as the live ones have. */
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
                unless(
                        TopicExistsException.class,
                        admin.createTopics(List.of(created)).all());
            }
        }
    }

    /** The clients that work in the group of a generation. */
    Set<String> members(int generation) throws InterruptedException {
        String group = ProcessorService.application(generation);
        try {
            StreamsGroupDescription described = admin.describeStreamsGroups(List.of(group))
                    .all()
                    .get(ANSWER_WITHIN_S, TimeUnit.SECONDS)
                    .get(group);
            return described == null
                    ? Set.of()
                    : described.members().stream()
                            .map(StreamsGroupMemberDescription::clientId)
                            .collect(Collectors.toCollection(TreeSet::new));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw failed(e);
        } catch (TimeoutException e) {
            throw failed(e);
        }
    }

    /** True when no transaction is open on the tables, old and new: all that was written can be read. */
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
        return ends.keySet().stream()
                .allMatch(each -> Optional.ofNullable(committed.get(each))
                        .map(end -> end.offset()
                                >= Optional.ofNullable(all.get(each))
                                        .map(last -> last.offset())
                                        .orElse(0L))
                        .orElse(true));
    }

    /**
     * Deletes what no generation needs any more: groups and internal topics, and without a replay the staged topics.
     *
     * @param kept numbers of the generations that are in force or to come
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
                        "a processor still runs in the group {}; its topics stay until the next replay",
                        ProcessorService.application(generation));
                unneeded.removeIf(topic -> ProcessorService.generationOf(topic).equals(OptionalInt.of(generation)));
            }
        }
        if (!replaying) {
            STAGED.forEach(topic -> unneeded.add(Topics.stagedName(topic.name())));
        }
        unneeded.retainAll(answer(admin.listTopics().names()));
        delete(unneeded);
        for (int generation : gone) {
            deleteGroup(ProcessorService.application(generation));
        }
    }

    private void delete(Collection<String> topics) throws InterruptedException {
        List<KafkaFuture<Void>> deleted =
                new ArrayList<>(admin.deleteTopics(topics).topicNameValues().values());
        for (KafkaFuture<Void> each : deleted) {
            unless(UnknownTopicOrPartitionException.class, each);
        }
    }

    private void deleteGroup(String group) throws InterruptedException {
        try {
            admin.deleteStreamsGroups(List.of(group)).all().get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                LOG.warn("the group {} still has members and stays", group);
            } else if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                throw failed(e);
            }
        } catch (TimeoutException e) {
            throw failed(e);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw failed(e);
        }
    }

    private static void unless(Class<? extends Exception> harmless, KafkaFuture<Void> future)
            throws InterruptedException {
        try {
            future.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!harmless.isInstance(e.getCause())) {
                throw failed(e);
            }
        } catch (TimeoutException e) {
            throw failed(e);
        }
    }

    private static KafkaException failed(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return new KafkaException("the broker does not do what the replay asks for: " + cause, cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
