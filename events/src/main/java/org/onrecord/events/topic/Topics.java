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
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;

/** The table of topics, from which they are created. A test compares {@code docs/asyncapi.yaml} with it. */
public final class Topics {
    /** The prefix of all topics. */
    public static final String PREFIX = KafkaNames.of("onrecord.");

    /** The largest message in bytes: the largest record, and room for its key and headers. */
    public static final int MAX_MESSAGE_BYTES = EventJson.MAX_RECORD_BYTES + 64 * 1024;

    private static final List<Topic> TABLE = new ArrayList<>();

    public static final Topic DOCUMENTS = topic(
            "documents",
            "document id",
            List.of("document", "withdrawal"),
            FOREVER,
            Set.of(PROCESS, DASHBOARD),
            Set.of(INGEST, DASHBOARD),
            "Documents as they arrive, and withdrawals.");
    public static final Topic OUTCOMES = topic(
            "outcomes",
            "issue id and document id",
            List.of("outcome"),
            NEWEST,
            Set.of(PROCESS, DASHBOARD),
            Set.of(PROCESS),
            "The outcome of reading each document for each issue.");
    public static final Topic STATEMENTS = topic(
            "statements",
            "issue id and statement id",
            List.of("statement"),
            NEWEST,
            Set.of(PROCESS, DASHBOARD),
            Set.of(PROCESS),
            "Statements on each issue.");
    public static final Topic TRENDS = topic(
            "trends",
            "issue, subject, holder, bucket and period",
            List.of("trend"),
            NEWEST,
            Set.of(PROCESS, DASHBOARD),
            Set.of(PROCESS),
            "Counts of distinct official statements.");
    public static final Topic ALERTS_FIRST_POSITION =
            alerts(Alert.Kind.FIRST_POSITION, "An actor takes a side on a claim for the first time.");
    public static final Topic ALERTS_SHIFT = alerts(Alert.Kind.SHIFT, "A trend changed more than chance explains.");
    public static final Topic ALERTS_VOLUME = alerts(Alert.Kind.VOLUME, "Far more or fewer statements than usual.");
    public static final Topic ALERTS_TALKING_POINT =
            alerts(Alert.Kind.TALKING_POINT, "A talking point appears, is dropped or revived.");
    public static final Topic ALERTS_DOCUMENT_CHANGED =
            alerts(Alert.Kind.DOCUMENT_CHANGED, "A published document was edited.");
    public static final Topic ALERTS_SOURCE = alerts(Alert.Kind.SOURCE, "A source fails or falls silent.");
    public static final Topic ALERTS_UNCONFIRMED = topic(
            "alerts.unconfirmed",
            "issue id and alert id",
            List.of("alert"),
            NEWEST_LATE,
            Set.of(PROCESS, DASHBOARD),
            Set.of(PROCESS),
            "First positions and reversals that would be alerts if a person confirmed the words that they rest on.");
    public static final Topic ALERTS_RULES = topic(
            "alerts.rules",
            "rule id and alert id",
            List.of("match"),
            NEWEST_LATE,
            Set.of(DASHBOARD, NOTIFY),
            Set.of(NOTIFY),
            "The alerts that each rule selected, each as it was then, or withdrawn.");
    public static final Topic TALKING_POINTS = topic(
            "talking-points",
            "issue id and talking point id",
            List.of("talking-point"),
            NEWEST,
            Set.of(PROCESS, DASHBOARD),
            Set.of(PROCESS),
            "Recurring formulations of actors, with their evidence.");
    public static final Topic OPINIONS = topic(
            "opinions",
            "issue id, and hash of the request and the model",
            List.of("opinion"),
            NEWEST,
            Set.of(PROCESS, DASHBOARD),
            Set.of(PROCESS),
            "Answers of a language model about statements, if one is asked.");
    public static final Topic CORRECTIONS = topic(
            "corrections",
            "issue id and correction id; the correction id alone if it names no issue",
            List.of("correction"),
            NEWEST,
            Set.of(PROCESS, DASHBOARD),
            Set.of(DASHBOARD),
            "Labels that editors corrected or confirmed.");
    public static final Topic RULES = topic(
            "rules",
            "rule id",
            List.of("rule"),
            NEWEST,
            Set.of(DASHBOARD, NOTIFY),
            Set.of(DASHBOARD),
            "Rules that select alerts.");
    public static final Topic SUBSCRIPTIONS = topic(
            "subscriptions",
            "subscription id",
            List.of("subscription"),
            NEWEST,
            Set.of(DASHBOARD, NOTIFY),
            Set.of(DASHBOARD, NOTIFY),
            "Who receives the alerts of a rule, and through which channel.");
    public static final Topic DELIVERIES = topic(
            "deliveries",
            "delivery id",
            List.of("delivery"),
            NEWEST,
            Set.of(DASHBOARD, NOTIFY),
            Set.of(DASHBOARD, NOTIFY),
            "Deliveries of alerts, and what became of them.");
    public static final Topic SOURCES = topic(
            "sources",
            "source id, source id and item, or host",
            List.of("source", "source-item", "host"),
            NEWEST,
            Set.of(INGEST, DASHBOARD),
            Set.of(INGEST),
            "The state of sources, their items and their hosts.");
    public static final Topic FETCHES = topic(
            "fetches",
            "host",
            List.of("fetch"),
            THIRTY_DAYS,
            Set.of(INGEST),
            Set.of(INGEST),
            "Requests to fetch addresses, for the ingest process that owns the host.");
    public static final Topic GENERATIONS = topic(
            "generations",
            "issue id and number",
            List.of("generation"),
            NEWEST,
            Set.of(PROCESS, DASHBOARD),
            Set.of(),
            "The issue files and models from which the tables are made; replays add to them.");
    public static final Topic DEAD_LETTERS = topic(
            "dead-letters",
            "the original key",
            List.of(),
            THIRTY_DAYS,
            Set.of(DASHBOARD),
            Set.of(INGEST, PROCESS, DASHBOARD, NOTIFY),
            "Input and records that could not be processed: the original bytes, with the reason in the headers.");

    /** All topics, in the order of the flow. */
    public static final List<Topic> ALL = List.copyOf(TABLE);

    /** The tables that the processor makes from documents and corrections, in the order of the flow. A replay makes new ones beside them. */
    public static final List<Topic> MADE = List.of(
            OUTCOMES, STATEMENTS, TRENDS, ALERTS_FIRST_POSITION, ALERTS_SHIFT, ALERTS_VOLUME, ALERTS_UNCONFIRMED);

    /** The beginning of all staged topics. */
    public static final String STAGED = PREFIX + "replay.";

    private Topics() {}

    /**
     * Returns the topic on which a replay of an issue stages its records until the switch, e.g. {@code onrecord.replay.fentanyl.trends}. It exists
     * only during the replay.
     */
    public static Topic staged(String issue, Topic live) {
        return new Topic(
                stagedName(issue, live.name()),
                live.keyedBy(),
                live.records(),
                live.retention(),
                live.readBy(),
                live.writtenBy(),
                live.summary());
    }

    /** Returns the name of the staged topic. */
    public static String stagedName(String issue, String live) {
        return STAGED + issue + "." + live.substring(PREFIX.length());
    }

    /** Returns the topic of a kind of alert. */
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
     * Creates the missing topics with replication 1.
     *
     * @param partitions of each new topic
     * @return the names of the created topics
     */
    public static Set<String> create(Admin admin, int partitions) throws InterruptedException {
        return create(admin, partitions, (short) 1);
    }

    /**
     * Creates the missing topics. Several processes may call it at once.
     *
     * @param partitions of each new topic
     * @param replication of each new topic
     * @return the names of the created topics
     * @throws IllegalStateException if the broker does not answer or refuses
     */
    public static Set<String> create(Admin admin, int partitions, short replication) throws InterruptedException {
        try {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = ALL.stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), Optional.of(partitions), Optional.of(replication))
                            .configs(topic.config()))
                    .toList();
            Set<String> created = new TreeSet<>();
            for (var each : admin.createTopics(missing).values().entrySet()) {
                try {
                    each.getValue().get();
                    created.add(each.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return created;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create the topics: " + e.getMessage(), e);
        }
    }

    private static Topic alerts(Alert.Kind kind, String summary) {
        String name = "alerts." + kind.json();
        List<String> records = List.of("alert");
        return kind.isOfFetching()
                ? topic(name, "alert id", records, NEWEST_LATE, Set.of(DASHBOARD, NOTIFY), Set.of(INGEST), summary)
                : topic(
                        name,
                        "issue id and alert id",
                        records,
                        NEWEST_LATE,
                        Set.of(PROCESS, DASHBOARD, NOTIFY),
                        Set.of(PROCESS),
                        summary);
    }

    private static Topic topic(
            String name,
            String keyedBy,
            List<String> records,
            Topic.Retention retention,
            Set<Topic.Service> readBy,
            Set<Topic.Service> writtenBy,
            String summary) {
        Topic topic = new Topic(
                PREFIX + name.toLowerCase(Locale.ROOT), keyedBy, records, retention, readBy, writtenBy, summary);
        TABLE.add(topic);
        return topic;
    }
}
