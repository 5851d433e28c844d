package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;

/**
 * Asks every few seconds whether all partitions of the topics can be read and written. Kafka's own clients wait for brokers that are gone, for a
 * minute and more, and say nothing.
 */
public final class BrokerWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Longer than a lost broker takes to be replaced by the others. */
    private static final int WITHIN_MS = 8_000;

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
            List<String> topics = Topics.ALL.stream().map(Topic::name).toList();
            // Replicas that could lead besides those in sync are known only where too few are in sync to take records.
            if (requireLeaders(admin, topics)
                    .anyMatch(each -> each.elr() != null && !each.elr().isEmpty())) {
                service.fail("too few brokers have copies to take records");
            } else {
                service.works();
            }
        } catch (KafkaException e) {
            service.fail("not all brokers of " + kafka + " that are needed answer"
                    + (e.getCause() instanceof RetriableException ? "" : " (" + e.getMessage() + ")"));
        }
        service.pause(EVERY);
    }

    /**
     * Asks the leader of each partition, and returns the partitions.
     *
     * @throws KafkaException if one does not answer
     */
    public static Stream<TopicPartitionInfo> requireLeaders(Admin admin, Collection<String> topics)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        List<TopicPartitionInfo> partitions = new ArrayList<>();
        BrokerAnswers.of(admin.describeTopics(topics).allTopicNames())
                .forEach((name, topic) -> topic.partitions().forEach(each -> {
                    ends.put(new TopicPartition(name, each.partition()), OffsetSpec.latest());
                    partitions.add(each);
                }));
        BrokerAnswers.of(admin.listOffsets(ends).all());
        return partitions.stream();
    }

    @Override
    public void close() {
        service.close();
        admin.close(Duration.ofSeconds(1));
    }
}
