package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.capture.WarcRecords;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;

/** The inputs in {@code src/test/resources/regressions/}; its README says what each of them once broke. */
class RegressionsTest {
    private static final Path INPUTS = Path.of("src/test/resources/regressions");

    @TempDir
    Path folder;

    @Test
    void readsAnArcRecordWhoseAddressHasSpaces() throws IOException {
        assertThat(lastCapture("address-with-spaces.arc"))
                .isEqualTo("http://dam.example/?q=an+old+dam <p>Old dam.</p>");
    }

    @Test
    void readsALastRecordWhoseLengthIsTooLarge() throws IOException {
        assertThat(lastCapture("last-length-too-long.arc")).isEqualTo("http://dam.example/old <p>Old dam.</p>");
    }

    @Test
    void describesABrokenLineInPlainWords() throws IOException {
        assertThat(DocumentLine.read(input("line-without-quotation-marks.jsonl"), "import", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        DocumentLine.Result.Refused.class,
                        refused -> assertThat(refused.reason())
                                .startsWith("the line is not JSON: ")
                                .doesNotContain("Source"));
    }

    @Test
    void refusesARecordThatLacksARequiredField() throws IOException {
        byte[] outcome = input("outcome-without-document.json");

        assertThatThrownBy(() -> EventJson.read(outcome, Outcome.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("document");
    }

    @Test
    void reportsAnUnknownThresholdWithItsLine() throws IOException {
        Path issue = Files.writeString(
                folder.resolve("lights.yaml"), "id: lights\ntitle: Lights\nlanguages: [en]\ntopics: []\nclaims: []\n");
        Files.write(folder.resolve("lights.learned.yaml"), input("unknown-threshold.learned.yaml"));

        assertThatThrownBy(() -> IssueFile.read(issue, Path.of("none")))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessageContaining("lights.learned.yaml:2: unknown threshold \"stanec\"");
    }

    private static byte[] input(String name) throws IOException {
        return Files.readAllBytes(INPUTS.resolve(name));
    }

    /** Returns address and page of the last record that was kept. */
    private static String lastCapture(String name) throws IOException {
        String last = "";
        try (WarcRecords records = WarcRecords.open(INPUTS.resolve(name))) {
            for (Optional<WarcRecords.Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
                if (entry.get() instanceof WarcRecords.Entry.Captured kept) {
                    last = kept.capture().url() + " "
                            + new String(kept.capture().payload(), StandardCharsets.UTF_8);
                }
            }
        }
        return last;
    }
}
