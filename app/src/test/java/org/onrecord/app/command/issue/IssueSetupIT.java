package org.onrecord.app.command.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandResult;
import org.onrecord.events.issue.IssueFile;

class IssueSetupIT {
    private static final String LIGHTS = """
            id: lights
            title: Harbour lights
            description: Whether the lights of the harbour of Elmport stay on at night.
            languages: [en]
            terms: [harbour light, lighthouse, quay lamp, beacon, li]
            topics:
              - id: safety
                label: Safety
                description: ships that run aground, and how well pilots see
                examples: [Without the harbour lights ships run aground.]
            claims:
              - id: keep-lit
                text: The lights of Elmport harbour must stay on and the ferry must run at night.
                favor: [The harbour lights must burn all night., We will keep the harbour lights lit.]
                against: [Switch the harbour lights off.]
            """;

    @TempDir
    Path folder;

    @Test
    void newWritesAFileThatCanBeReadAtOnce() throws IOException {
        String[] call = {
            "issue",
            "new",
            "tea-duties",
            "--title",
            "Tea duties",
            "--about",
            "Duties on tea.",
            "--in",
            folder.toString()
        };

        CommandResult first = CommandResult.onrecord(call);
        CommandResult second = CommandResult.onrecord(call);

        Path file = folder.resolve("tea-duties/issue.yaml");
        assertThat(first.code()).isZero();
        assertThat(first.out()).startsWith("Wrote " + file + ".");
        assertThat(IssueFile.read(file, Path.of("none")).terms()).containsExactly("duties");
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("There is an issue file " + file + " already");
    }

    @Test
    void newSaysWhatIsMissing() {
        assertThat(CommandResult.onrecord("issue", "new", "Tea Duties").code()).isEqualTo(2);
        assertThat(CommandResult.onrecord("issue", "new", "tea", "--in", folder.toString())
                        .err())
                .contains("What is the issue called, in a few words?", "There was no answer; give --title and --about");
    }

    @Test
    void checkWarnsOfWhatWillNotWork() throws IOException {
        Path file = Files.writeString(folder.resolve("lights.yaml"), LIGHTS);

        CommandResult checked = CommandResult.onrecord("issue", "check", file.toString());

        assertThat(checked.code()).isZero();
        assertThat(checked.out())
                .contains(
                        "Harbour lights: 5 terms, 1 topics, 1 claims;",
                        "- The term \"li\" is the beginning of many words. Write a longer one.",
                        "- The claim keep-lit seems to say two things:",
                        "- The claim keep-lit has one example against it: that side will hardly be found.",
                        "3 to mend.");
    }

    @Test
    void tryShowsWhatTheIssueWouldFindAndChangesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("lights.yaml"), LIGHTS);
        Path documents = Files.writeString(folder.resolve("documents.jsonl"), """
                {"id": "1", "publisher": "Elmport Post", "lang": "en", "title": "Council", "text": "The harbour lights must burn all night, or ships run aground, President Ada Quill said."}
                {"id": "2", "publisher": "Elmport Post", "lang": "en", "title": "Fares", "text": "Fares will rise, Otto Marsh said."}
                {"id": "3"}
                """);

        CommandResult tried = CommandResult.onrecord("issue", "try", file.toString(), documents.toString());

        assertThat(tried.code()).isZero();
        assertThat(tried.out())
                .contains("Harbour lights: 1 of 2 documents are on the issue, with 1 statements.")
                .contains(" documents a second.")
                .contains("favor keep-lit: Ada Quill [other], in \"Council\"");
        assertThat(tried.err()).contains("documents.jsonl, line 3: ");
        assertThat(folder).isDirectoryNotContaining("glob:**.learned.yaml");
    }
}
