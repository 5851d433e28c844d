package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.issue.LearnedModel.ClaimExamples;
import org.onrecord.events.issue.LearnedModel.LanguageHeads;
import org.onrecord.events.issue.LearnedModel.StanceHeads;

class LearnedFileTest {
    private static final LearnedModel LEARNED = new LearnedModel(
            "lights",
            24,
            "vectors-1/reader-1",
            Map.of("stance", 0.425),
            new LearnedModel.Calibration(0.5, -0.25),
            Map.of(
                    "keep-lit",
                    new ClaimExamples(
                            List.of("Dark harbours: never again!"),
                            List.of("关灯。", "Stay on."),
                            List.of("\"Lamps\" were on the agenda."))),
            Map.of(
                    "en",
                    new LanguageHeads(
                            "AAAA",
                            Map.of("keep-lit", new StanceHeads("AQID", "BAUG")),
                            Map.of("lamps", "BwgJ"),
                            "CgsM",
                            true),
                    "zh",
                    new LanguageHeads(
                            "AAAB", Map.of("keep-lit", new StanceHeads("AQIE", null)), Map.of(), null, false)),
            "",
            Map.of());

    @TempDir
    private Path folder;

    private Path issueFile = Path.of("");

    @BeforeEach
    void write() throws IOException {
        issueFile = folder.resolve("lights.yaml");
        Files.writeString(issueFile, """
                id: lights
                title: Harbour lights
                languages: [en, zh]
                topics:
                  - {id: lamps, label: Lamps, description: What burns., examples: [A new lamp.]}
                claims:
                  - {id: keep-lit, text: The lights must stay on., favor: [Stay on.], against: [Switch off.]}
                thresholds: {stance: 0.3, topic: 0.2}
                """);
    }

    @Test
    void addsTheLearnedFileToTheIssueFileBesideIt() throws IOException {
        LearnedFile.write(LearnedFile.of(issueFile), LEARNED);

        Issue issue = IssueFile.read(issueFile, Path.of("none"));
        assertThat(folder.resolve("lights.learned.yaml")).exists();
        assertThat(issue.learned()).isEqualTo(LEARNED);
        assertThat(issue.thresholds()).isEqualTo(Map.of("stance", 0.425, "topic", 0.2));
        assertThat(IssueFile.readAlone(issueFile, folder.resolve("actors")).threshold("stance", 0))
                .isEqualTo(0.3);
    }

    @Test
    void keepsTheReaderOfTheIssueAndWhatDecidesWhichSidesAreTold() throws IOException {
        LearnedModel learned = LEARNED.withReader("issue-lights-en")
                .withSelectors(Map.of(
                        "en",
                        new LearnedModel.Selector(
                                -1.5,
                                List.of(0.25, 1.0),
                                0.75,
                                0.3,
                                Map.of("keep-lit/against", -0.5),
                                Set.of("keep-lit"))));
        LearnedFile.write(LearnedFile.of(issueFile), learned);

        assertThat(IssueFile.read(issueFile, Path.of("none")).learned()).isEqualTo(learned);
        assertThat(learned.mark()).isNotEqualTo(LEARNED.mark());
    }

    @Test
    void readsThresholdsOfSidesThatEarlierVersionsWrote() throws IOException {
        Files.writeString(folder.resolve("lights.learned.yaml"), """
                issue: lights
                selectors:
                - id: en
                  bias: 0
                  weights: [1.0]
                  told: 0.8
                  own:
                  - {id: keep-lit, favor: 0.9}
                - id: zh
                  bias: 0
                  weights: [1.0]
                  told: 0.8
                  own:
                  - {id: keep-lit, against: 1.01}
                """);

        Map<String, LearnedModel.Selector> selectors =
                IssueFile.read(issueFile, Path.of("none")).learned().selectors();

        assertThat(Objects.requireNonNull(selectors.get("en")).offset("keep-lit", Stance.FAVOR))
                .isCloseTo(-0.811, within(0.001));
        assertThat(Objects.requireNonNull(selectors.get("en")).untold()).isEmpty();
        assertThat(Objects.requireNonNull(selectors.get("zh")).untold()).containsExactly("keep-lit");
    }

    @Test
    void isFoundBesideTheIssueFile() throws IOException {
        assertThat(LearnedFile.of(folder.resolve("lights.yaml"))).isEqualTo(folder.resolve("lights.learned.yaml"));
        assertThat(LearnedFile.of(folder.resolve("issue.yaml"))).isEqualTo(folder.resolve("learned.yaml"));

        Files.createFile(folder.resolve("issue.learned.yaml"));
        assertThat(LearnedFile.of(folder.resolve("issue.yaml"))).isEqualTo(folder.resolve("issue.learned.yaml"));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("lights.learned.yaml");
        LearnedFile.write(file, LEARNED);

        Issue issue = IssueFile.readAlone(issueFile, folder.resolve("actors"));
        assertThat(LearnedFile.parse("learned", IssueFile.text(file), issue)).isEqualTo(LEARNED);
    }

    @Test
    void reportsAnUnknownClaimWithItsLine() throws IOException {
        Files.writeString(folder.resolve("lights.learned.yaml"), """
                issue: lights
                languages:
                  - id: en
                    centre: AAAA
                    claims:
                      - {id: keep-lid, favor: AAAA, against: AAAA}
                """);

        assertThatThrownBy(() -> IssueFile.read(issueFile, Path.of("none")))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessageContaining("lights.learned.yaml:6: unknown claim \"keep-lid\"")
                .hasMessageContaining("keep-lit");
    }

    @Test
    void reportsDamagedNumbers() throws IOException {
        Files.writeString(
                folder.resolve("lights.learned.yaml"),
                "issue: lights\nlanguages:\n  - {id: en, centre: 'not packed'}\n");

        assertThatThrownBy(() -> IssueFile.read(issueFile, Path.of("none")))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessageContaining("lights.learned.yaml:3: centre is damaged")
                .hasMessageContaining("learn again with onrecord issue learn");
    }

    @Test
    void reportsTextThatIsNotANumber() throws IOException {
        Files.writeString(folder.resolve("lights.learned.yaml"), "issue: lights\nslope: steep\n");

        assertThatThrownBy(() -> IssueFile.read(issueFile, Path.of("none")))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessageContaining("lights.learned.yaml:2: slope is \"steep\", not a number");
    }

    @Test
    void markIdentifiesTheLearnedModel() {
        assertThat(LEARNED.mark()).hasSize(8);
        assertThat(LearnedModel.NOTHING.mark()).isEmpty();
        assertThat(new LearnedModel(
                                "lights",
                                24,
                                "vectors-1/reader-1",
                                Map.of("stance", 0.4),
                                LEARNED.scale(),
                                LEARNED.claims(),
                                LEARNED.languages(),
                                "",
                                Map.of())
                        .mark())
                .isNotEqualTo(LEARNED.mark());
    }

    @Test
    void reportsAnUnknownThreshold() throws IOException {
        Files.writeString(folder.resolve("lights.learned.yaml"), "issue: lights\nthresholds: {stanec: 0.3}\n");

        assertThatThrownBy(() -> IssueFile.read(issueFile, Path.of("none")))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessageContaining("lights.learned.yaml:2: unknown threshold \"stanec\"");
    }

    @Test
    void refusesTheLearnedFileOfAnotherIssue() throws IOException {
        Files.writeString(folder.resolve("lights.learned.yaml"), "issue: lamps\n");

        assertThatThrownBy(() -> IssueFile.read(issueFile, Path.of("none")))
                .hasMessageContaining("learned for the issue \"lamps\", not for \"lights\"");
    }
}
