package org.onrecord.events.topic;

import static org.onrecord.events.topic.Topic.Retention.FOREVER;
import static org.onrecord.events.topic.Topic.Retention.NEWEST;
import static org.onrecord.events.topic.Topic.Retention.NEWEST_LATE;
import static org.onrecord.events.topic.Topic.Retention.THIRTY_DAYS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.onrecord.events.Alert;
import org.onrecord.events.EventJson;

/** The one table of topics: it creates them and documents them. {@code asyncapi.yaml} is tested against it. */
public final class Topics {
    /** What every topic's name starts with. */
    public static final String PREFIX = "onrecord.";

    /** The largest message: the largest record and some room for its key and headers, in bytes. */
    public static final int MAX_MESSAGE_BYTES = EventJson.MAX_RECORD_BYTES + 64 * 1024;

    public static final Topic DOCUMENTS = topic(
            "documents",
            "document id",
            List.of("document", "withdrawal"),
            FOREVER,
            "Documents as they arrive, and withdrawals.");
    public static final Topic OUTCOMES =
            topic("outcomes", "document id", List.of("outcome"), NEWEST, "How the reading of each document ended.");
    public static final Topic STATEMENTS =
            topic("statements", "statement id", List.of("statement"), NEWEST, "Statements on the issue.");
    public static final Topic TRENDS = topic(
            "trends",
            "issue, subject, holder, bucket and period",
            List.of("trend"),
            NEWEST,
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
    public static final Topic ALERTS_RULES =
            topic("alerts.rules", "rule id and alert id", List.of(), NEWEST_LATE, "What each rule caught.");
    public static final Topic TALKING_POINTS = topic(
            "talking-points",
            "talking point id",
            List.of("talking-point"),
            NEWEST,
            "Recurring formulations of actors, with the words that prove them.");
    public static final Topic OPINIONS = topic(
            "opinions",
            "hash of what was asked and of the model",
            List.of("opinion"),
            NEWEST,
            "Second opinions of a language model on statements, where one is asked.");
    public static final Topic CORRECTIONS =
            topic("corrections", "correction id", List.of("correction"), NEWEST, "Labels set right by an editor.");
    public static final Topic RULES = topic("rules", "rule id", List.of(), NEWEST, "What someone wants to hear of.");
    public static final Topic SUBSCRIPTIONS =
            topic("subscriptions", "subscription id", List.of(), NEWEST, "Where what a rule catches goes.");
    public static final Topic DELIVERIES = topic("deliveries", "delivery id", List.of(), NEWEST, "What was delivered.");
    public static final Topic SOURCES = topic(
            "sources",
            "source id, source id and item, or host",
            List.of("source", "source-item", "host"),
            NEWEST,
            "What ingest remembers of its sources.");
    public static final Topic FETCHES = topic(
            "fetches",
            "host",
            List.of("fetch"),
            THIRTY_DAYS,
            "Addresses to be fetched, for the ingest process that owns their host.");
    public static final Topic GENERATIONS = topic(
            "generations",
            "issue id and number",
            List.of("generation"),
            NEWEST,
            "With which issue file and models the tables are made; replays add to it.");
    public static final Topic DEAD_LETTERS = topic(
            "dead-letters",
            "the original key",
            List.of(),
            THIRTY_DAYS,
            "What could not be read: the original bytes, the reason in the headers.");

    /** Every topic, in the order of the flow. */
    public static final List<Topic> ALL = List.of(
            DOCUMENTS,
            OUTCOMES,
            STATEMENTS,
            TRENDS,
            ALERTS_FIRST_POSITION,
            ALERTS_SHIFT,
            ALERTS_VOLUME,
            ALERTS_TALKING_POINT,
            ALERTS_DOCUMENT_CHANGED,
            ALERTS_SOURCE,
            ALERTS_RULES,
            TALKING_POINTS,
            OPINIONS,
            CORRECTIONS,
            RULES,
            SUBSCRIPTIONS,
            DELIVERIES,
            SOURCES,
            FETCHES,
            GENERATIONS,
            DEAD_LETTERS);

    /** The tables that the processor makes of documents and corrections, in the order of the flow. A replay makes them anew beside the old ones. */
    public static final List<Topic> MADE =
            List.of(OUTCOMES, STATEMENTS, TRENDS, ALERTS_FIRST_POSITION, ALERTS_SHIFT, ALERTS_VOLUME);

    private static final String STAGED = PREFIX + "replay.";

    private Topics() {}

    /**
     * The topic on which a replay keeps what it makes until it is switched to, e.g. {@code onrecord.replay.trends}. It is in no table: it comes
     * and goes with the replay.
     */
    public static Topic staged(Topic live) {
        return new Topic(stagedName(live.name()), live.keyedBy(), live.records(), live.retention(), live.summary());
    }

    /** As {@link #staged}, by name. */
    public static String stagedName(String live) {
        return STAGED + live.substring(PREFIX.length());
    }

    /** The topic of a kind of alert. */
    public static Topic alerts(Alert.Kind kind) {
        return ALL.stream()
                .filter(topic -> topic.name().equals(PREFIX + "alerts." + kind.json()))
                .findFirst()
                .orElseThrow();
    }

    /** The topics whose name starts with {@code onrecord.alerts.} and which carry alerts. */
    public static List<Topic> alerts() {
        return ALL.stream().filter(topic -> topic.records().contains("alert")).toList();
    }

    /**
     * Creates the topics that are missing, with replication 1; leaves the others as they are.
     *
     * @param partitions of each new topic
     * @return the names of those created
     */
    public static Set<String> create(Admin admin, int partitions) throws InterruptedException {
        return create(admin, partitions, (short) 1);
    }

    /**
     * Creates the topics that are missing; leaves the others as they are. Safe to call from several processes at once.
     *
     * @param partitions of each new topic
     * @param replication of each new topic
     * @return the names of those created
     * @throws IllegalStateException if the broker cannot be reached or refuses
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
        return topic("alerts." + kind.json(), "alert id", List.of("alert"), NEWEST_LATE, summary);
    }

    private static Topic topic(
            String name, String keyedBy, List<String> records, Topic.Retention retention, String summary) {
        return new Topic((PREFIX + name).toLowerCase(Locale.ROOT), keyedBy, records, retention, summary);
    }
}
