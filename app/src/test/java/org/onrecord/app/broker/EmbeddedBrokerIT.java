package org.onrecord.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Records;

final class EmbeddedBrokerIT {
    @TempDir
    private Path folder;

    @Test
    void keepsRecordsAcrossARestart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            createTopics(broker);
            write(broker, "d1", "first");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            write(broker, "d2", "second");
            assertThat(read(broker)).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void acceptsARecordOfSixteenMegabytes() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            createTopics(broker);
            String large = "x".repeat(16 * 1024 * 1024);
            write(broker, "d1", large);
            assertThat(read(broker)).containsExactly(large);
        }
    }

    @Test
    void createsNoTopicByAccidentAndSupportsTheNewestTransactions() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                Admin admin = broker.kafka().admin()) {
            assertThat(admin.listTopics().names().get()).isEmpty();
            assertThat(admin.describeFeatures().featureMetadata().get().finalizedFeatures())
                    .hasEntrySatisfying(
                            "transaction.version",
                            version -> assertThat(version.maxVersionLevel()).isEqualTo((short) 2));
        }
    }

    @Test
    void namesATakenPortAndTheOptionThatChangesIt() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, other.getLocalPort()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " on 127.0.0.1, meant for the broker")
                    .hasMessageContaining("--broker-port");
        }
    }

    @Test
    void refusesAFolderOfANewerKafka() throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.latestTesting())
                .setUnstableFeatureVersionsEnabled(true)
                .run();
        assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("was written by a newer Kafka than this one, 4.4.0");
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");
        assertThatThrownBy(() -> EmbeddedBroker.start(file.resolve("kafka"), 0))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data");
    }

    private static void createTopics(EmbeddedBroker broker) throws InterruptedException {
        try (Admin admin = broker.kafka().admin()) {
            Topics.create(admin, 1, (short) 1);
        }
    }

    private static void write(EmbeddedBroker broker, String key, String value) throws Exception {
        Records.write(broker.kafka(), Topics.DOCUMENTS, key, value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(EmbeddedBroker broker) {
        List<String> values = new ArrayList<>();
        TopicScan.all(
                broker.kafka(),
                Topics.DOCUMENTS,
                record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
        return values;
    }
}
