package org.onrecord.app.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.BrokerAnswers;
import org.onrecord.events.kafka.BrokerWatch;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.events.version.BuildVersion;
import org.onrecord.processor.topology.ProcessorGroup;

/** Checks that an external broker answers, and creates the topics on it. */
public final class ExternalBroker {
    /** On a busy machine, signing in over TLS takes seconds. */
    private static final int TIMEOUT_MS = 15_000;

    private static final Duration LEADERS_WITHIN = Duration.ofMinutes(1);

    /** The settings of a topic that decide what the broker deletes. */
    private static final List<String> KEEPING = List.of("cleanup.policy", "retention.bytes", "retention.ms");

    private ExternalBroker() {}

    /**
     * Makes sure that the broker answers.
     *
     * @throws Failure if it does not within fifteen seconds
     */
    public static void require(KafkaClients kafka) throws InterruptedException {
        try (Admin admin = admin(kafka)) {
            if (!answers(kafka, admin)) {
                throw new Failure("No Kafka broker answers at " + kafka
                        + "; start OnRecord with `onrecord serve`, name the folder of one that runs with --data, or set"
                        + " --bootstrap-servers or KAFKA_BOOTSTRAP_SERVERS to the broker's address.");
            }
        }
    }

    /**
     * Waits until the broker answers.
     *
     * @param say takes a message if the broker does not answer at once
     * @return false if the wait was ended
     */
    public static boolean await(KafkaClients kafka, Consumer<String> say, BooleanSupplier stop)
            throws InterruptedException {
        try (Admin admin = admin(kafka)) {
            boolean said = false;
            while (!stop.getAsBoolean()) {
                if (answers(kafka, admin)) {
                    return true;
                }
                if (!said) {
                    say.accept("Waiting for the Kafka broker at " + kafka + ".");
                    said = true;
                }
            }
            return false;
        }
    }

    /**
     * Creates the missing topics; returns when each of their partitions has a leader that answers. If a leader that is not ready yet refused a new
     * producer's first records and then took its second ones, it would refuse the first ones for ever (KAFKA-15591).
     *
     * @throws Failure if the broker refuses, or a newer version of OnRecord works on its topics; nothing is then changed
     */
    public static void createTopics(KafkaClients kafka, int partitions, int replication) throws InterruptedException {
        try (Admin admin = admin(kafka)) {
            requireReadable(kafka, admin);
            List<String> created = Topics.create(admin, partitions, (short) replication);
            if (!BrokerAnswers.await(LEADERS_WITHIN, () -> haveLeaders(admin, created))) {
                throw new IllegalStateException("some have no leader after " + LEADERS_WITHIN.toSeconds() + " s");
            }
        } catch (IllegalStateException e) {
            throw new Failure(
                    "OnRecord cannot create its topics (" + e.getMessage()
                            + "); see docs/guides/secure-a-broker.md for the rights that it needs.",
                    e);
        }
    }

    private static boolean haveLeaders(Admin admin, List<String> topics) throws InterruptedException {
        try {
            BrokerWatch.requireLeaders(admin, topics);
            return true;
        } catch (KafkaException e) {
            if (e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Checks that the broker answers, that its topics can be read by this version, and that it keeps what must be kept.
     *
     * @param replication of a new topic
     * @return what was found, in words
     * @throws Failure if something is wrong
     */
    public static String check(KafkaClients kafka, int replication) throws InterruptedException {
        require(kafka);
        try (Admin admin = admin(kafka)) {
            requireReadable(kafka, admin);
            Optional<List<String>> unsafe = unsafe(admin, replication);
            if (!unsafe.orElse(List.of()).isEmpty()) {
                throw new Failure(String.join(" ", unsafe.get()));
            }
            Set<String> there = BrokerAnswers.of(admin.listTopics().names());
            List<ConfigResource> topics = Topics.ALL.stream()
                    .filter(topic -> there.contains(topic.name()))
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                    .toList();
            Map<ConfigResource, Config> found =
                    BrokerAnswers.of(admin.describeConfigs(topics).all());
            for (Topic topic : Topics.ALL) {
                Config config = found.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
                if (config == null) {
                    continue;
                }
                if (config.get(TopicConfig.SEGMENT_MS_CONFIG).value().equals("1")) {
                    throw new Failure(
                            "the topic " + topic.name() + " is set up for a deletion, which runs or was killed;"
                                    + " wait for it, or call again what `onrecord forget --list` says is not complete.");
                }
                for (String name : KEEPING) {
                    String must = Objects.requireNonNull(topic.config().get(name));
                    String is = config.get(name).value();
                    if (!must.equals(is) && !(topic.isCompacted() && name.startsWith("retention"))) {
                        throw new Failure("the topic " + topic.name() + " has " + name + "=" + is
                                + ", so the broker deletes what must be kept; set it to " + must
                                + " with kafka-configs.sh --alter --topic " + topic.name() + " --add-config " + name
                                + "=" + must + ".");
                    }
                }
            }
            return kafka + " answers and has " + topics.size() + " of " + Topics.ALL.size() + " topics"
                    + (unsafe.isPresent()
                            ? ""
                            : "; how it is set up is not checked, since this user may not read its settings");
        }
    }

    /** Returns what is unsafe about the cluster; empty where OnRecord may not read the settings of its brokers. */
    private static Optional<List<String>> unsafe(Admin admin, int replication) throws InterruptedException {
        Collection<Node> brokers = BrokerAnswers.of(admin.describeCluster().nodes());
        ConfigResource any = new ConfigResource(
                ConfigResource.Type.BROKER, brokers.iterator().next().idString());
        return BrokerAnswers.unless(
                        AuthorizationException.class,
                        admin.describeConfigs(List.of(any)).all())
                .map(found -> Objects.requireNonNull(found.get(any)).entries().stream()
                        .filter(entry -> entry.value() != null)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)))
                .map(settings -> ClusterCheck.unsafe(settings, brokers.size(), replication));
    }

    private static void requireReadable(KafkaClients kafka, Admin admin) throws InterruptedException {
        for (String topic : BrokerAnswers.of(admin.listTopics().names())) {
            if (ProcessorGroup.isOfNewerVersion(topic)) {
                throw new Failure("The topics at " + kafka + " were written by a newer OnRecord than this one, "
                        + BuildVersion.get() + " (it has the topic " + topic
                        + "); start that version or a later one, or name another --topic-prefix.");
            }
        }
    }

    private static boolean answers(KafkaClients kafka, Admin admin) throws InterruptedException {
        try {
            admin.describeCluster().nodes().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            if (e.getCause() instanceof AuthenticationException refused) {
                throw new Failure(
                        "The Kafka broker at " + kafka + " and OnRecord do not accept each other ("
                                + refused.getMessage()
                                + "); check user, password and certificates in --kafka-config or the KAFKA_ variables.",
                        refused);
            }
            return false;
        }
    }

    private static Admin admin(KafkaClients kafka) {
        try {
            return kafka.with(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS - 1_000)
                    .with(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS - 500)
                    .with(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L)
                    .admin();
        } catch (KafkaException e) {
            throw new Failure("The Kafka broker at " + kafka + " cannot be called (" + reason(e)
                    + "); set --bootstrap-servers or KAFKA_BOOTSTRAP_SERVERS to its address, and --kafka-config or the"
                    + " KAFKA_ variables as it asks.");
        }
    }

    /** Kafka quotes a word of a login that it cannot read, which may be part of the password. */
    private static String reason(Throwable e) {
        List<String> messages = Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .toList();
        return messages.stream().anyMatch(message -> message.contains("JAAS"))
                ? "the login in sasl.jaas.config cannot be read"
                : messages.getLast();
    }
}
