package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Asks every few seconds whether all partitions of the topics can be read and written. Kafka's own clients wait for brokers that are gone, for a
 * minute and more, and say nothing.
 */
public final class BrokerWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(3);

    /** Longer than a lost broker takes to be replaced by the others. */
    private static final int WITHIN_MS = 9_000;

    private static final int REQUEST_WITHIN_MS = 3_000;

    private final KafkaClients kafka;
    private final Admin admin;
    private final ServiceThread service = new ServiceThread("onrecord-brokers", "the watch", this::ask, () -> {});

    private BrokerWatch(KafkaClients kafka) {
        this.kafka = kafka;
        this.admin = kafka.with(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WITHIN_MS)
                .with(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_WITHIN_MS)
                .admin();
    }

    /** Starts asking. The topics must exist. */
    public static BrokerWatch start(KafkaClients kafka) {
        BrokerWatch watch = new BrokerWatch(kafka);
        watch.service.start();
        return watch;
    }

    /** Returns why not everything can be read and written, in words; empty if it can. */
    public Optional<String> notReady() {
        return service.notReady();
    }

    private void ask() throws InterruptedException {
        try {
            BrokerAnswers.unless(
                    AuthorizationException.class, admin.describeMetadataQuorum().quorumInfo());
            Collection<TopicDescription> topics =
                    describe(admin, Topics.ALL.stream().map(Topic::name).toList());
            requireLeaders(admin, topics);
            unwritable(topics)
                    .ifPresentOrElse(
                            topic -> service.fail("too few brokers have copies of " + topic + " to take records"),
                            service::works);
        } catch (KafkaException e) {
            service.fail("not all brokers of " + kafka + " that are needed answer (" + e.getMessage() + ")");
        }
        service.pause(EVERY);
    }

    public static Collection<TopicDescription> describe(Admin admin, Collection<String> topics)
            throws InterruptedException {
        return BrokerAnswers.of(admin.describeTopics(topics).allTopicNames()).values();
    }

    /**
     * Asks the leader of each partition.
     *
     * @throws KafkaException if one does not answer
     */
    public static void requireLeaders(Admin admin, Collection<TopicDescription> topics) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        topics.forEach(topic -> topic.partitions()
                .forEach(each -> ends.put(new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest())));
        BrokerAnswers.of(admin.listOffsets(ends).all());
    }

    /** Returns a topic that the brokers take no records for: only then do they know replicas that could lead besides those in sync. */
    private static Optional<String> unwritable(Collection<TopicDescription> topics) {
        return topics.stream()
                .filter(topic -> topic.partitions().stream()
                        .anyMatch(each -> each.elr() != null && !each.elr().isEmpty()))
                .map(TopicDescription::name)
                .findFirst();
    }

    @Override
    public void close() {
        service.close();
        admin.close(Duration.ofSeconds(1));
    }
}
