package org.onrecord.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.kafka.BrokerWatch;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.testing.Await;

class BrokerWatchIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void saysWithinFifteenSecondsThatTheBrokerIsGoneAndThatItIsBack() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        KafkaClients kafka = broker.kafka();
        ExternalBroker.createTopics(kafka, 1, 1);
        int port = Integer.parseInt(broker.bootstrapServers().replaceAll(".*:", ""));
        try (BrokerWatch watch = BrokerWatch.start(kafka)) {
            Await.until("works", SOON, () -> watch.notReady().isEmpty());
            broker.close();
            Await.until("gone", SOON, () -> watch.notReady().isPresent());
            assertThat(watch.notReady().orElseThrow())
                    .startsWith("not all brokers of 127.0.0.1:" + port + " that are needed answer");

            try (EmbeddedBroker again = EmbeddedBroker.start(folder.resolve("kafka"), port)) {
                assertThat(again.bootstrapServers()).isEqualTo(broker.bootstrapServers());
                Await.until(
                        "back", Duration.ofSeconds(30), () -> watch.notReady().isEmpty());
            }
        }
    }
}
