package org.onrecord.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
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
        broker.recreateTopics();
        return broker;
    }

    /** Returns the address for {@code bootstrap.servers}. */
    public String address() {
        return container.getBootstrapServers();
    }

    /** Returns the clients of the broker. */
    public KafkaClients kafka() {
        return new KafkaClients(address());
    }

    /** Returns every record that is committed at the moment of the call. */
    public List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return Records.read(kafka(), topic);
    }

    private void recreateTopics() throws Exception {
        try (Admin admin = kafka().admin()) {
            admin.deleteTopics(existing(admin)).all().get();
            // The broker's list lags behind deletion and creation alike.
            Await.until("all topics deleted", () -> existing(admin).isEmpty());
            Await.until("all topics created", () -> {
                Topics.create(admin, 3, (short) 1);
                return existing(admin).size() == Topics.ALL.size();
            });
        }
    }

    private static Set<String> existing(Admin admin) throws Exception {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(Topics.PREFIX))
                .collect(Collectors.toSet());
    }
}
