package org.onrecord.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A Kafka broker in a container, shared by all tests of a run and emptied between them. */
public final class TestBroker {
    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.4.0");

    private static @Nullable TestBroker shared;

    /** A broker that shares the machine with other tests may take more than the minute that Testcontainers waits. */
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);

    // As root: the stand-in image of a machine without a registry cannot write as another user.
    private final KafkaContainer container = new KafkaContainer(IMAGE)
            .withStartupTimeout(STARTED_WITHIN)
            // A short life is cheaper with the quick compiler alone.
            .withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
            // As the broker that ships: members of a group hear of a change after a second, and few logs are made.
            .withEnv("KAFKA_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS", "500")
            .withEnv("KAFKA_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "1")
            .withEnv("KAFKA_CONTROLLER_QUORUM_APPEND_LINGER_MS", "5")
            .withCreateContainerCmdModifier(command -> command.withUser("root"));

    private TestBroker() {
        container.start();
    }

    /** Returns the broker with every topic new and empty, or skips the calling test where Docker does not run. */
    public static synchronized TestBroker empty() throws Exception {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "Docker does not run here, and this test needs a Kafka broker in a container");
        TestBroker broker = shared == null ? new TestBroker() : shared;
        shared = broker;
        FreshTopics.create(broker.kafka(), 3);
        return broker;
    }

    /** Returns the address for {@code bootstrap.servers}. */
    public String address() {
        return container.getBootstrapServers();
    }

    /** Returns the clients of the broker. */
    public KafkaClients kafka() {
        return new KafkaClients(address(), Map.of());
    }

    /** Returns every record that is committed at the moment of the call. */
    public List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return Records.read(kafka(), topic);
    }
}
