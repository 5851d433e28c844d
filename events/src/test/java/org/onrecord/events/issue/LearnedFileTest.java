package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.issue.IssueFile.InvalidIssueException;
import org.onrecord.events.issue.Learned.Sentences;

class LearnedFileTest {
    private static final Learned LEARNED = new Learned(
            "lights",
            24,
            Map.of(
                    "keep-lit",
                    new Sentences(
                            List.of("Dark harbours: never again!"),
                            List.of("关灯。", "Stay on."),
                            List.of("\"Lamps\" were on the agenda."))),
            Map.of("stance", 0.425));

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
                claims:
                  - {id: keep-lit, text: The lights must stay on., favor: [Stay on.], against: [Switch off.]}
                thresholds: {stance: 0.3, topic: 0.2}
                """);
    }

    @Test
    void addsWhatWasLearnedToTheIssueFileBesideIt() throws IOException {
        LearnedFile.write(LearnedFile.of(issueFile), LEARNED);

        Issue issue = IssueFile.read(issueFile);
        assertThat(folder.resolve("lights.learned.yaml")).exists();
        assertThat(issue.claim("keep-lit"))
                .contains(new Issue.Claim(
                        "keep-lit",
                        "The lights must stay on.",
                        "The lights must stay on.",
                        List.of("Stay on.", "Dark harbours: never again!"),
                        List.of("Switch off.", "关灯。", "Stay on."),
                        List.of("\"Lamps\" were on the agenda.")));
        assertThat(issue.thresholds()).isEqualTo(Map.of("stance", 0.425, "topic", 0.2));
        assertThat(IssueFile.readAlone(issueFile).threshold("stance", 0)).isEqualTo(0.3);
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("lights.learned.yaml");
        LearnedFile.write(file, LEARNED);

        assertThat(LearnedFile.read(file, IssueFile.readAlone(issueFile))).isEqualTo(LEARNED);
    }

    @Test
    void saysWhichClaimOfWhichLineIsUnknown() throws IOException {
        Files.writeString(folder.resolve("lights.learned.yaml"), """
                issue: lights
                claims:
                  - {id: keep-lid, favor: [On.]}
                """);

        assertThatThrownBy(() -> IssueFile.read(issueFile))
                .isInstanceOf(InvalidIssueException.class)
                .hasMessageContaining("lights.learned.yaml:3: unknown claim \"keep-lid\"")
                .hasMessageContaining("keep-lit");
    }

    @Test
    void refusesWhatWasLearnedForAnotherIssue() throws IOException {
        Files.writeString(folder.resolve("lights.learned.yaml"), "issue: lamps\n");

        assertThatThrownBy(() -> IssueFile.read(issueFile))
                .hasMessageContaining("learned for the issue \"lamps\", not for \"lights\"");
    }
}
