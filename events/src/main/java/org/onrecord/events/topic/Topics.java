package org.onrecord.events.topic;

import static org.onrecord.events.topic.Topic.Retention.FOREVER;
import static org.onrecord.events.topic.Topic.Retention.NEWEST;
import static org.onrecord.events.topic.Topic.Retention.NEWEST_LATE;
import static org.onrecord.events.topic.Topic.Retention.THIRTY_DAYS;
import static org.onrecord.events.topic.Topic.Service.DASHBOARD;
import static org.onrecord.events.topic.Topic.Service.INGEST;
import static org.onrecord.events.topic.Topic.Service.NOTIFY;
import static org.onrecord.events.topic.Topic.Service.PROCESS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;

/**
 * The table of topics, from which they are created. What each holds and how it is keyed is in {@code docs/asyncapi.yaml}, which a test compares
 * with the table.
 */
public final class Topics {
    public static final String PREFIX = KafkaNames.of("onrecord.");

    /** The largest message in bytes: the largest record, and room for its key and headers. */
    public static final int MAX_MESSAGE_BYTES = EventJson.MAX_RECORD_BYTES + 64 * 1024;

    private static final List<Topic> TABLE = new ArrayList<>();

    public static final Topic DOCUMENTS = topic(
            "documents",
            List.of("document", "withdrawal"),
            FOREVER,
            Set.of(PROCESS, DASHBOARD),
            Set.of(INGEST, DASHBOARD));
    public static final Topic OUTCOMES =
            topic("outcomes", List.of("outcome"), NEWEST, Set.of(PROCESS, DASHBOARD), Set.of(PROCESS));
    public static final Topic STATEMENTS =
            topic("statements", List.of("statement"), NEWEST, Set.of(PROCESS, DASHBOARD), Set.of(PROCESS));
    public static final Topic TRENDS =
            topic("trends", List.of("trend"), NEWEST, Set.of(PROCESS, DASHBOARD), Set.of(PROCESS));
    public static final Topic ALERTS_FIRST_POSITION = alertsOf(Alert.Kind.FIRST_POSITION);
    public static final Topic ALERTS_SHIFT = alertsOf(Alert.Kind.SHIFT);
    public static final Topic ALERTS_VOLUME = alertsOf(Alert.Kind.VOLUME);
    public static final Topic ALERTS_TALKING_POINT = alertsOf(Alert.Kind.TALKING_POINT);
    public static final Topic ALERTS_DOCUMENT_CHANGED = alertsOf(Alert.Kind.DOCUMENT_CHANGED);
    public static final Topic ALERTS_SOURCE = alertsOf(Alert.Kind.SOURCE);
    public static final Topic ALERTS_UNCONFIRMED = topic(
            "alerts.unconfirmed", List.of("alert"), NEWEST_LATE, Set.of(PROCESS, DASHBOARD, NOTIFY), Set.of(PROCESS));
    public static final Topic ALERTS_RULES =
            topic("alerts.rules", List.of("match"), NEWEST_LATE, Set.of(DASHBOARD, NOTIFY), Set.of(NOTIFY));
    public static final Topic TALKING_POINTS =
            topic("talking-points", List.of("talking-point"), NEWEST, Set.of(PROCESS, DASHBOARD), Set.of(PROCESS));
    public static final Topic OPINIONS =
            topic("opinions", List.of("opinion"), NEWEST, Set.of(PROCESS, DASHBOARD), Set.of(PROCESS));
    public static final Topic CORRECTIONS =
            topic("corrections", List.of("correction"), NEWEST, Set.of(PROCESS, DASHBOARD), Set.of(DASHBOARD));
    public static final Topic RULES =
            topic("rules", List.of("rule"), NEWEST, Set.of(DASHBOARD, NOTIFY), Set.of(DASHBOARD));
    public static final Topic SUBSCRIPTIONS = topic(
            "subscriptions", List.of("subscription"), NEWEST, Set.of(DASHBOARD, NOTIFY), Set.of(DASHBOARD, NOTIFY));
    public static final Topic DELIVERIES =
            topic("deliveries", List.of("delivery"), NEWEST, Set.of(DASHBOARD, NOTIFY), Set.of(DASHBOARD, NOTIFY));
    public static final Topic SOURCES = topic(
            "sources", List.of("source", "source-item", "host"), NEWEST, Set.of(INGEST, DASHBOARD), Set.of(INGEST));
    /** Written by commands alone. */
    public static final Topic FORGOTTEN =
            topic("forgotten", List.of("forgotten"), NEWEST, Set.of(INGEST, DASHBOARD), Set.of());

    public static final Topic FETCHES = topic("fetches", List.of("fetch"), THIRTY_DAYS, Set.of(INGEST), Set.of(INGEST));
    public static final Topic GENERATIONS =
            topic("generations", List.of("generation"), NEWEST, Set.of(PROCESS, DASHBOARD, NOTIFY), Set.of());
    public static final Topic DEAD_LETTERS = topic(
            "dead-letters", List.of(), THIRTY_DAYS, Set.of(DASHBOARD), Set.of(INGEST, PROCESS, DASHBOARD, NOTIFY));

    /** All topics, in the order of the flow. */
    public static final List<Topic> ALL = List.copyOf(TABLE);

    /** The tables that the processor makes from documents and corrections, in the order of the flow. A replay makes new ones beside them. */
    public static final List<Topic> MADE = List.of(
            OUTCOMES, STATEMENTS, TRENDS, ALERTS_FIRST_POSITION, ALERTS_SHIFT, ALERTS_VOLUME, ALERTS_UNCONFIRMED);

    public static final String STAGED = PREFIX + "replay.";

    private Topics() {}

    /**
     * Returns the topic on which a replay of an issue stages its records until the switch, e.g. {@code onrecord.replay.fentanyl.trends}. It exists
     * only during the replay.
     */
    public static Topic staged(String issue, Topic live) {
        return new Topic(
                stagedName(issue, live.name()), live.records(), live.retention(), live.readBy(), live.writtenBy());
    }

    public static String stagedName(String issue, String live) {
        return STAGED + issue + "." + live.substring(PREFIX.length());
    }

    public static Topic alerts(Alert.Kind kind) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(PREFIX + "alerts." + kind.json()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the topics that carry alerts; unconfirmed ones are none. */
    public static List<Topic> alerts() {
        return Stream.of(Alert.Kind.values()).map(Topics::alerts).toList();
    }

    /**
     * Creates the missing topics. Several processes may call it at once.
     *
     * @param partitions of each new topic
     * @param replication of each new topic
     * @return the names of the topics that were missing
     * @throws IllegalStateException if the broker does not answer or refuses
     */
    public static List<String> create(Admin admin, int partitions, short replication) throws InterruptedException {
        try {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = ALL.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), Optional.of(partitions), Optional.of(replication))
                            .configs(topic.config()))
                    .toList();
            for (KafkaFuture<Void> each : admin.createTopics(missing).values().values()) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return missing.stream().map(NewTopic::name).toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics: " + e.getMessage(), e);
        }
    }

    private static Topic alertsOf(Alert.Kind kind) {
        Set<Topic.Service> readBy =
                kind.isOfFetching() ? Set.of(DASHBOARD, NOTIFY) : Set.of(PROCESS, DASHBOARD, NOTIFY);
        Set<Topic.Service> writtenBy = Set.of(kind.isOfFetching() ? INGEST : PROCESS);
        return topic("alerts." + kind.json(), List.of("alert"), NEWEST_LATE, readBy, writtenBy);
    }

    private static Topic topic(
            String name,
            List<String> records,
            Topic.Retention retention,
            Set<Topic.Service> readBy,
            Set<Topic.Service> writtenBy) {
        Topic topic = new Topic(PREFIX + name.toLowerCase(Locale.ROOT), records, retention, readBy, writtenBy);
        TABLE.add(topic);
        return topic;
    }
}
