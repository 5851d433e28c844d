package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.file.Folders;
import org.onrecord.events.kafka.KafkaClients;

class AbandonedStoresTest {
    @TempDir
    Path folder;

    @Test
    void deletesTheStoresOfEarlierVersionsAndNothingElse() throws IOException {
        for (String name : List.of(
                "onrecord-processor-7",
                "onrecord-processor-7.g2",
                "onrecord-processor-8.dam.g0",
                "onrecord-processor-11.dam.g0",
                "somebody-elses")) {
            Files.createDirectories(folder.resolve(name).resolve("0_1"));
        }

        new AbandonedStores(new KafkaClients("unused:1", Map.of()), folder).delete(List.of("dam"));

        assertThat(Folders.in(folder))
                .extracting(each -> each.getFileName().toString())
                .containsExactlyInAnyOrder("onrecord-processor-11.dam.g0", "somebody-elses");
    }
}
