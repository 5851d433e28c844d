package org.onrecord.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.workbench.Learning.Accuracy;
import org.onrecord.dashboard.workbench.Learning.Alone;
import org.onrecord.dashboard.workbench.Learning.Round;

class RoundFileTest {
    @TempDir
    Path folder;

    @Test
    void keepsRoundsAndThatOneIsInForce() throws Exception {
        RoundFile file = new RoundFile(folder.resolve("lamps/rounds.jsonl"));
        assertThat(file.read()).isEmpty();
        file.add(round(20));
        file.add(round(40));
        file.add(round(40).putInForce());
        assertThat(file.read()).containsExactly(round(20), round(40).putInForce());
    }

    @Test
    void leavesOutALineThatWasCutOff() throws Exception {
        Path path = folder.resolve("rounds.jsonl");
        RoundFile file = new RoundFile(path);
        file.add(round(20));
        Files.writeString(path, "{\"at\": \"2026-11-", StandardOpenOption.APPEND);
        file.add(round(40));
        assertThat(file.read()).containsExactly(round(20), round(40));
    }

    @Test
    void readsTheLinesOfEarlierVersions() throws Exception {
        Path path = Files.writeString(folder.resolve("rounds.jsonl"), """
                {"at":"2026-11-01T11:00:00Z","answers":20,"alonePrecision":0.5,"aloneRecall":0.25,"aloneF":0.375,\
                "precision":0.75,"recall":0.25,"f":0.5,"gained":true,"inForce":false}
                """);
        assertThat(new RoundFile(path).read()).containsExactly(round(20));
    }

    private static Round round(int answers) {
        return new Round(
                Instant.parse("2026-11-01T11:00:00Z"),
                answers,
                new Alone(0.5, 0.25, 0.375),
                new Accuracy(0.75, 0.25, 0.5),
                true,
                false);
    }
}
