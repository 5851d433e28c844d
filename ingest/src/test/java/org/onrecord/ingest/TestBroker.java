package org.onrecord.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.publish.Broker;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** A real broker in a container, one for all tests of a run, emptied between them. */
public final class TestBroker {
    private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.4.0");

    private static @Nullable TestBroker only;

    // As root, because an image whose files came without the right to write starts only so.
    private final KafkaContainer container =
            new KafkaContainer(IMAGE).withCreateContainerCmdModifier(command -> command.withUser("root"));

    private TestBroker() {
        container.start();
    }

    /** The broker, with every topic of the table new and empty; the calling test is skipped where Docker does not run. */
    public static synchronized TestBroker empty() throws Exception {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "Docker does not run here, and this test needs a Kafka broker in a container");
        TestBroker broker = only == null ? new TestBroker() : only;
        only = broker;
        broker.recreateTopics();
        return broker;
    }

    public String address() {
        return container.getBootstrapServers();
    }

    private void recreateTopics() throws Exception {
        try (Admin admin = new KafkaClients(address()).admin()) {
            // The broker's own list lags behind both deleting and creating.
            admin.deleteTopics(ours(admin)).all().get();
            while (!ours(admin).isEmpty()) {
                Thread.onSpinWait();
            }
            while (ours(admin).size() < Topics.ALL.size()) {
                Topics.create(admin, 3);
            }
        }
    }

    private static Set<String> ours(Admin admin) throws Exception {
        return admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(Topics.PREFIX))
                .collect(Collectors.toSet());
    }

    /** Everything committed on a topic as of now. */
    public List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new Broker(address()).reader(topic)) {
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
