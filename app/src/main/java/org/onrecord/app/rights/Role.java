package org.onrecord.app.rights;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.Topic.Service;
import org.onrecord.events.topic.Topics;
import org.onrecord.notify.engine.NotifyService;
import org.onrecord.processor.opinion.ask.OpinionService;
import org.onrecord.processor.talkingpoint.follow.TalkingPointService;
import org.onrecord.processor.topology.ProcessorGroup;

/** A user of the broker, with the rights that it needs and no others: one for each service, and two for commands. */
public enum Role {
    INGEST(
            "the service ingest",
            () -> service(
                    Service.INGEST,
                    Right.groups(KafkaNames.of("onrecord-ingest")),
                    Right.transactions(PREFIXED, KafkaNames.of("onrecord-crawl-"), KafkaNames.of("onrecord-ingest-")))),

    PROCESS(
            "the service process",
            () -> service(
                    Service.PROCESS,
                    Right.topicsThatBegin(ProcessorGroup.BEGINNING, CREATE, READ, WRITE, DELETE),
                    Right.groupsThatBegin(ProcessorGroup.BEGINNING, READ, DELETE),
                    Right.groupsThatBegin(KafkaNames.of("onrecord-talking-points"), READ, DELETE),
                    Right.groups(OpinionService.GROUP),
                    Right.transactions(PREFIXED, ProcessorGroup.BEGINNING),
                    Right.transactions(PREFIXED, TalkingPointService.GROUPS))),

    DASHBOARD(
            "the service dashboard",
            () -> service(
                    Service.DASHBOARD, Right.transactions(LITERAL, KafkaNames.of("onrecord-dead-letters-retry")))),

    NOTIFY(
            "the service notify",
            () -> service(
                    Service.NOTIFY,
                    Right.groups(NotifyService.GROUP),
                    Right.transactions(LITERAL, NotifyService.GROUP))),

    READER(
            "the commands that write nothing: alerts, export, verify, backup, actors, sources list, dead-letters list"
                    + " and show",
            () -> List.of(
                    Right.topicsThatBegin(Topics.PREFIX, READ),
                    Right.topicsThatBegin(ProcessorGroup.BEGINNING, READ),
                    Right.groupsThatBegin(KafkaNames.of("onrecord-"), DESCRIBE))),

    OPERATOR(
            "the commands that write: import, rules, dead-letters retry, replay, forget, restore, issue remove, and all"
                    + " others",
            () -> List.of(
                    Right.topicsThatBegin(Topics.PREFIX, CREATE, READ, WRITE, ALTER_CONFIGS),
                    // Those that forgetting writes anew.
                    Right.topics(DELETE, Set.of(Topics.DOCUMENTS, Topics.DEAD_LETTERS, Topics.FETCHES)::contains),
                    Right.topicsThatBegin(Topics.STAGED, DELETE),
                    Right.topicsThatBegin(ProcessorGroup.BEGINNING, CREATE, READ, WRITE, DELETE, ALTER_CONFIGS),
                    Right.groupsThatBegin(KafkaNames.of("onrecord-"), DESCRIBE, READ, DELETE),
                    Right.transactions(PREFIXED, ProcessorGroup.BEGINNING),
                    Right.transactions(LITERAL, KafkaNames.of("onrecord-dead-letters-retry")),
                    Right.transactions(PREFIXED, KafkaNames.of("onrecord-replay."))));

    private final String what;

    /** Made at each call: names need the prefix that the settings give. */
    private final Supplier<List<Right>> rights;

    Role(String what, Supplier<List<Right>> rights) {
        this.what = what;
        this.rights = rights;
    }

    public List<Right> rights() {
        return rights.get();
    }

    /**
     * Each service looks for all topics when it starts, creates those that are missing, and asks whether the cluster works. The table of topics says
     * which it reads and writes.
     */
    private static List<Right> service(Service service, Right... others) {
        return Stream.concat(
                        Stream.of(
                                Right.cluster(DESCRIBE),
                                Right.topicsThatBegin(Topics.PREFIX, DESCRIBE, CREATE),
                                Right.topics(READ, topic -> topic.readBy().contains(service)),
                                Right.topics(WRITE, topic -> topic.writtenBy().contains(service))),
                        Stream.of(others))
                .toList();
    }

    public String what() {
        return what;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the commands that grant the rights, one a line. {@code $ADMIN} in them stands for the options with which {@code kafka-acls.sh}
     * reaches the broker.
     *
     * @param principal e.g. {@code User:onrecord-ingest}
     */
    public String commands(String principal) {
        String add = "kafka-acls.sh $ADMIN --add --allow-principal " + principal;
        return rights().stream().map(right -> add + right.options() + "\n").collect(Collectors.joining());
    }
}
