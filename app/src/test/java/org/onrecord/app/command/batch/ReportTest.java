package org.onrecord.app.command.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.EventJson;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.testing.StatementBuilder;

class ReportTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("unset");

    /** A side that says each week that it is being helped, and from July on says other things. */
    @BeforeEach
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int week = 0; week < 52; week++) {
            LocalDate day = LocalDate.parse("2024-01-01").plusWeeks(week);
            lines.add(line(week, day, week < 26 ? "cooperate" : "cn-responsible"));
        }
        lines.add(line(99, null, "cooperate"));
        lines.add("no JSON");
        file = Files.write(folder.resolve("statements.jsonl"), lines);
    }

    private static String line(int number, @Nullable LocalDate day, String claim) {
        Statement.Span span = new Statement.Span(0, 5);
        return new String(
                EventJson.write(StatementBuilder.statement("s" + number, "Words.")
                        .document(new Statement.DocumentRef("d" + number, "v", "Title", "Publisher", null, null))
                        .span(span)
                        .speaker("Ann", null, null)
                        .actor(new Statement.Actor(null, "Ann", true, "US", 1, true))
                        .day(day)
                        .issue("fentanyl")
                        .stances(List.of(new Statement.StanceLabel(claim, Stance.FAVOR, 0.9, span, "Words.")))
                        .cluster("c" + number)
                        .model("model")
                        .build()),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void tellsTheSharesByQuarterAndEveryShift() {
        CommandResult called = CommandResult.onrecord("report", file.toString(), "--as-of", "2025-01-01");

        assertThat(called.out())
                .startsWith("Fentanyl: 52 distinct official statements, 2024-01-01 to 2024-12-23.")
                .contains("2024-Q1", "2024-Q4")
                .containsPattern("Cooperate +100 \\(\\d+-100\\) 13 +100 \\(\\d+-100\\) 13 +0 \\(0-\\d+\\) 0")
                .contains("2024-07-01  emphasis  US speaks less of “China and the United States should cooperate on"
                        + " counternarcotics.”: 0 % of what it says on the issue, 100 % before");
        assertThat(called.err())
                .contains("1 official statements have no date and are left out.")
                .contains("refused statements.jsonl, line 54: ");
        assertThat(called.code()).isEqualTo(1);
    }

    @Test
    void looksAtNothingAfterTheDay() {
        CommandResult called = CommandResult.onrecord("report", file.toString(), "--as-of", "2024-06-30");

        assertThat(called.out())
                .startsWith("Fentanyl: 26 distinct official statements, 2024-01-01 to 2024-06-24.")
                .contains("No shift that chance does not explain.");
    }

    @Test
    void writesJsonForPrograms() {
        String json = CommandResult.onrecord("report", file.toString(), "--json", "--to", "2024-12-31")
                .out();

        assertThat(EventJson.mapper().readTree(json).at("/shifts/0/kind").asString())
                .isEqualTo("emphasis");
        assertThat(EventJson.mapper().readTree(json).at("/shares/0/share/of").asInt())
                .isEqualTo(13);
    }

    @Test
    void countsTheSameWordsOfTwoDocumentsOnce() throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> said =
                List.of("China should do more to stop fentanyl precursors.", "We want to work with China on fentanyl.");
        for (int i = 0; i < 3; i++) {
            lines.add("{\"id\": \"d" + i + "\", \"publisher\": \"Gazette " + i
                    + "\", \"lang\": \"en\", \"date\": \"2024-03-0" + (i + 1)
                    + "\", \"title\": \"Remarks\", \"text\": \"\\\"" + said.get(i / 2)
                    + "\\\" said Antony Blinken, the U.S. Secretary of State.\"}");
        }
        Path documents = Files.write(folder.resolve("documents.jsonl"), lines);

        assertThat(CommandResult.onrecord("report", documents.toString(), "--as-of", "2025-01-01")
                        .out())
                .startsWith("Fentanyl: 2 distinct official statements, 2024-03-01 to 2024-03-03.");
    }

    @Test
    void saysThatAFileIsMissing() {
        CommandResult called = CommandResult.onrecord("report", "nowhere.jsonl");

        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err()).isEqualToIgnoringNewLines("There is no file nowhere.jsonl.");
    }
}
