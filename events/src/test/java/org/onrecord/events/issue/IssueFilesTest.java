package org.onrecord.events.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueFilesTest {
    private static final String TEA = """
            id: tea
            title: Tea
            languages: [en]
            actors: []
            topics:
              - {id: harvest, label: Harvest, examples: [The harvest of tea begins.]}
            claims:
              - {id: duty, text: The duty on tea should fall., favor: [The duty must fall.], against: [The duty stays.]}
            """;
    private static final String LEARNED = "issue: tea\npassages: 3\nthresholds: {stance: 0.7}\n";

    @TempDir
    Path folder;

    @Test
    void keepsTheIssueFileAndTheLearnedFile() throws IOException {
        Path file = Files.writeString(folder.resolve("tea.yaml"), TEA);
        IssueFiles alone = IssueFiles.read(file, folder.resolve("actors"));
        Files.writeString(folder.resolve("tea.learned.yaml"), LEARNED);
        IssueFiles text = IssueFiles.read(file, folder.resolve("actors"));

        assertThat(alone).isEqualTo(new IssueFiles(TEA, null, ActorFiles.NONE));
        assertThat(text).isEqualTo(new IssueFiles(TEA, LEARNED, ActorFiles.NONE));
        assertThat(text.issue("tea.yaml")).isEqualTo(IssueFile.read(file, Path.of("none")));
        assertThat(text.issue("tea.yaml").thresholds()).containsEntry("stance", 0.7);
        assertThat(alone.issue("tea.yaml").thresholds()).isEmpty();
    }

    @Test
    void digestDependsOnEveryLetter() {
        assertThat(new IssueFiles(TEA, null, ActorFiles.NONE).digest())
                .isEqualTo(new IssueFiles(TEA, null, ActorFiles.NONE).digest())
                .isNotEqualTo(new IssueFiles(TEA, LEARNED, ActorFiles.NONE).digest())
                .isNotEqualTo(new IssueFiles(TEA + "\n", null, ActorFiles.NONE).digest());
    }
}
