package org.onrecord.app.command.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.issue.IssueFile;

class LearnIT {
    @TempDir
    private Path folder;

    private Path issue = Path.of("");
    private Path examples = Path.of("");

    @BeforeEach
    void write() throws IOException {
        issue = folder.resolve("lights.yaml");
        examples = folder.resolve("examples.jsonl");
        Files.writeString(issue, """
                id: lights
                title: Harbour lights
                description: Whether the lights of the harbour of Elmport stay on at night.
                languages: [en]
                claims:
                  - id: keep-lit
                    text: The lights of Elmport harbour must stay on.
                    favor: [The harbour lights must burn all night.]
                    against: [Switch the harbour lights off.]
                """);
    }

    @Test
    void writesWhatItLearnedBesideTheIssueFile() throws IOException {
        Files.writeString(examples, lines(12, ""));

        CommandResult called =
                CommandResult.onrecord("issue", "learn", examples.toString(), "--issue", issue.toString());

        assertThat(called.code()).isZero();
        assertThat(called.out())
                .contains("Learned from 12 passages with 8 sides taken.")
                .contains("lights.learned.yaml");
        assertThat(IssueFile.read(issue, Path.of("none")).learned().languages().values())
                .singleElement()
                .satisfies(heads -> assertThat(heads.claims()).containsOnlyKeys("keep-lit"));
    }

    @Test
    void keepsNoWordsOfThePassagesWhereAskedForNumbersOnly() throws IOException {
        String opposed = lines(40, "")
                .replace("favor", "against")
                .replace("No sailor should come home in the dark", "Every sailor can find the way without lamps");
        Files.writeString(examples, lines(40, "") + opposed.replace("\"id\": \"l", "\"id\": \"m"));

        CommandResult called = CommandResult.onrecord(
                "issue", "learn", "--numbers-only", examples.toString(), "--issue", issue.toString());

        assertThat(called.code()).isZero();
        assertThat(IssueFile.read(issue, Path.of("none")).learned().languages()).isNotEmpty();
        assertThat(folder.resolve("lights.learned.yaml")).content().doesNotContain("sailor", "quay");
    }

    @Test
    void writesNothingWhereOnlyAskedWhatItWouldLearn() throws IOException {
        Files.writeString(examples, lines(12, ""));

        CommandResult called =
                CommandResult.onrecord("issue", "learn", "--dry-run", examples.toString(), "--issue", issue.toString());

        assertThat(called.code()).isZero();
        assertThat(folder.resolve("lights.learned.yaml")).doesNotExist();
    }

    @Test
    void learnsOnlyWhatAnEditorDecided() throws IOException {
        Files.writeString(examples, lines(12, ", \"decided\": [\"topic:lamps\"]"));

        CommandResult called =
                CommandResult.onrecord("issue", "learn", examples.toString(), "--issue", issue.toString());

        assertThat(called.code()).isZero();
        assertThat(IssueFile.read(issue, Path.of("none")).learned().languages().values())
                .allSatisfy(heads -> assertThat(heads.claims()).isEmpty());
    }

    @Test
    void namesTooFewPassagesAndUnknownClaims() throws IOException {
        Files.writeString(examples, lines(2, ""));
        assertThat(CommandResult.onrecord("issue", "learn", examples.toString(), "--issue", issue.toString())
                        .err())
                .contains("There are 2 labelled passages; learning needs at least 10");

        Files.writeString(examples, lines(12, "").replace("keep-lit", "keep-lid"));
        assertThat(CommandResult.onrecord("issue", "learn", examples.toString(), "--issue", issue.toString())
                        .err())
                .contains("takes a side on the claim keep-lid, which the issue lights does not have");
    }

    private static String lines(int count, String more) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String words = "No sailor should come home in the dark, said lamp " + i + ".";
            boolean favor = i % 3 > 0;
            lines.append("{\"id\": \"l" + i
                    + "\", \"lang\": \"en\", \"publisher\": \"Port office\", \"text\": \"We met. "
                    + (favor ? words : "The quay was swept on day " + i + ".")
                    + "\", \"on_issue\": true, \"stances\": "
                    + (favor ? "{\"keep-lit\": \"favor\"}" : "{}")
                    + ", \"evidence\": "
                    + (favor ? "{\"keep-lit\": \"" + words + "\"}" : "{}")
                    + more
                    + "}\n");
        }
        return lines.toString();
    }
}
