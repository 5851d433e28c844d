package org.onrecord.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Await;

class ExternalBrokerIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retention.bytes | 1000000 | the topic onrecord.documents has retention.bytes=1000000, so the broker deletes what must be \
            kept; set it to -1 with kafka-configs.sh --alter --topic onrecord.documents --add-config retention.bytes=-1.
            segment.ms | 1 | the topic onrecord.documents is set up for a deletion, which runs or was killed; wait for it, or call \
            again what `onrecord forget --list` says is not complete.
            """)
    void aTopicWithAWrongSettingIsNamedWithTheRemedy(String setting, String value, String message) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                Admin admin = broker.kafka().admin()) {
            KafkaClients kafka = broker.kafka();
            ExternalBroker.createTopics(kafka, 1, 1);
            Await.until(
                    "all topics are there",
                    () -> ExternalBroker.check(kafka, 1)
                            .endsWith("has " + Topics.ALL.size() + " of " + Topics.ALL.size() + " topics"));

            ConfigResource documents = new ConfigResource(ConfigResource.Type.TOPIC, Topics.DOCUMENTS.name());
            admin.incrementalAlterConfigs(Map.of(
                            documents,
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get(1, TimeUnit.MINUTES);

            Await.until("the broker has the setting", () -> {
                try {
                    ExternalBroker.check(kafka, 1);
                    return false;
                } catch (Failure e) {
                    assertThat(e).hasMessage(message);
                    return true;
                }
            });
        }
    }

    @Test
    void newTopicsTakeRecordsAtOnce() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0)) {
            ExternalBroker.createTopics(broker.kafka(), 8, 1);
            KafkaClients once = broker.kafka()
                    .with(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false)
                    .with(ProducerConfig.RETRIES_CONFIG, 0);
            try (KafkaProducer<byte[], byte[]> producer = once.byteProducer()) {
                for (int partition = 0; partition < 8; partition++) {
                    producer.send(new ProducerRecord<>(Topics.DOCUMENTS.name(), partition, null, new byte[] {1}))
                            .get(1, TimeUnit.MINUTES);
                }
            }
        }
    }

    @Test
    void topicsOfANewerVersionAreRefusedAndLeftAsTheyAre() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                Admin admin = broker.kafka().admin()) {
            String newer = "onrecord-processor-900.tea.g0-positions-changelog";
            admin.createTopics(List.of(new NewTopic(newer, 1, (short) 1))).all().get(1, TimeUnit.MINUTES);
            Await.until(
                    "it is listed",
                    () -> admin.listTopics().names().get(1, TimeUnit.MINUTES).contains(newer));

            assertThatThrownBy(() -> ExternalBroker.createTopics(broker.kafka(), 1, 1))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("were written by a newer OnRecord than this one")
                    .hasMessageContaining("it has the topic " + newer)
                    .hasMessageContaining("start that version or a later one");

            assertThat(admin.listTopics().names().get(1, TimeUnit.MINUTES)).isEqualTo(Set.of(newer));
        }
    }
}
