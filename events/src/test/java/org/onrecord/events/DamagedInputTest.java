package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;

/** Randomly damaged bytes cause the documented result or exception and no other. A failure names its seed. */
class DamagedInputTest {
    private static final int ROUNDS = 80;
    static final long[] seeds = {1, 2, 3, 4, 5};

    @ParameterizedTest
    @FieldSource("seeds")
    void recordIsReadOrUnreadable(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            for (Event event : Samples.ALL) {
                byte[] bytes = damaged(EventJson.write(event), random);
                try {
                    assertThat(EventJson.read(bytes, Event.class).key()).isNotNull();
                } catch (UnreadableEventException promised) {
                    assertThat(promised).hasMessageStartingWith("not a record of Event: ");
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("seeds")
    void documentLineIsAcceptedOrRefused(long seed) {
        Random random = new Random(seed);
        byte[] line = """
                {"id": "17", "publisher": "Ministry of Harbours", "country": "AA", "date": "2023-06-21", "fetched": "2023-06-22",
                 "url": "https://harbours.example/17", "title": "灯塔 🌊", "text": "The lights \\u706f stay \\ud83c\\udf0a on."}""".getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < ROUNDS * 7; round++) {
            switch (DocumentLine.read(damaged(line, random), "import", Instant.EPOCH)) {
                case DocumentLine.Result.Accepted accepted -> {
                    byte[] record = EventJson.write(accepted.document());
                    assertThat(EventJson.read(record, Document.class)).isEqualTo(accepted.document());
                }
                case DocumentLine.Result.Refused refused ->
                    assertThat(refused.reason()).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("seeds")
    void issueFileIsReadOrEveryMistakeHasALine(long seed, @TempDir Path folder) throws IOException {
        Random random = new Random(seed);
        byte[] yaml = """
                id: harbour-lights
                title: Harbour lights
                languages: [en, zh]
                actors:
                  - id: mira-okafor
                    names: {en: [Mira Okafor], zh: [奥卡福]}
                    side: AA
                    roles:
                      - {title: Minister, from: 2021-01-01, read-from: Gazette}
                topics: [{id: lamps, label: Lamps, examples: [A lamp.]}]
                claims:
                  - {id: keep-lit, text: Stay on., favor: [Yes it must.], against: [It must not.]}
                thresholds: {"claim:keep-lit": 0.5}
                """.getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("issue.yaml");
        for (int round = 0; round < ROUNDS; round++) {
            Files.write(file, damaged(yaml, random));
            try {
                assertThat(IssueFile.read(file, Path.of("none")).id()).isNotEmpty();
            } catch (InvalidIssueException promised) {
                assertThat(promised.mistakes())
                        .isNotEmpty()
                        .allSatisfy(mistake -> assertThat(mistake.line()).isBetween(1, 20));
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round + ": " + Files.readString(file), e);
            }
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]\",:&*-#\n".charAt(random.nextInt(12));
                case 2 ->
                    System.arraycopy(whole, random.nextInt(whole.length - 8), bytes, Math.min(at, bytes.length - 8), 8);
                default -> bytes = Arrays.copyOf(bytes, Math.max(10, at));
            }
        }
        return bytes;
    }
}
