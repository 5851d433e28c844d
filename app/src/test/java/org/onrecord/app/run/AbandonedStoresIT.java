package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.broker.EmbeddedBroker;
import org.onrecord.events.file.Folders;
import org.onrecord.testing.Await;

class AbandonedStoresIT {
    private static final String PAUSED = "onrecord-processor-11.lake.g1-wordings-changelog";

    @TempDir
    Path folder;

    @Test
    void deletesTheStoresOfProcessorsThatAreNoMoreAndNothingElse() throws Exception {
        Path stores = folder.resolve("streams");
        for (String name : List.of(
                "onrecord-processor-7",
                "onrecord-processor-7.g2",
                "onrecord-processor-8.dam.g0",
                "onrecord-processor-11.dam.g0",
                "onrecord-processor-11.dam.g1",
                "onrecord-processor-11.lake.g1",
                "generation-2-1234abcd",
                "somebody-elses")) {
            Files.createDirectories(stores.resolve(name).resolve("0_1"));
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                Admin admin = broker.kafka().admin()) {
            admin.createTopics(List.of(new NewTopic(PAUSED, 1, (short) 1)))
                    .all()
                    .get(1, TimeUnit.MINUTES);
            Await.until(
                    "the topic is listed",
                    () -> admin.listTopics().names().get(1, TimeUnit.MINUTES).contains(PAUSED));

            new AbandonedStores(broker.kafka(), stores).delete(Set.of("onrecord-processor-11.dam.g1"));

            assertThat(Folders.in(stores))
                    .extracting(each -> each.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "onrecord-processor-11.dam.g1",
                            "onrecord-processor-11.lake.g1",
                            "generation-2-1234abcd",
                            "somebody-elses");
        }
    }
}
