package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.issue.LoadedIssue;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.generation.Generations;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.kafka.KafkaClients;

final class ActiveProcessorsTest {
    @TempDir
    private Path data;

    /** A processor that starts while the process stops would stay in its group, and the next start would have to wait for its end. */
    @Test
    void startsNothingOnceItIsClosed() throws Exception {
        Path file = Files.writeString(data.resolve("issue.yaml"), "id: tea\ntitle: Tea\nlanguages: [en]\n");
        LoadedIssue tea = LoadedIssue.read(file, data.resolve("no-actors"));
        Settings settings = Settings.of(Map.of(), Map.of("ONRECORD_DATA", data.toString()), data);
        try (ReadingModels models = ReadingModels.cachedIn(data.resolve("models"), new IssuePlaces(List.of()))) {
            ActiveProcessors processors = new ActiveProcessors(
                    new KafkaClients("127.0.0.1:1", Map.of()),
                    settings,
                    Optional.empty(),
                    models,
                    new SimpleMeterRegistry(),
                    said -> {});
            processors.close();

            processors.follow(List.of(tea), Generations.NONE); // A processor cannot start without a broker.

            assertThat(processors.notReady()).contains("the processor is starting");
        }
    }
}
