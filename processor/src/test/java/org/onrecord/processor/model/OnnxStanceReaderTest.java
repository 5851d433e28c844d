package org.onrecord.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxStanceReaderTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheReaderOfAnIssueFromTheFolderOfItsFile() throws IOException {
        Path issue = Files.createDirectories(folder.resolve("issues/harbour"));
        try (InputStream shipped = OnnxStanceReader.class.getResourceAsStream("issue-fentanyl-en.onnx")) {
            Files.copy(shipped, issue.resolve("harbour-en.onnx"));
        }
        List<String> sentences = List.of("The two sides have worked closely against fentanyl.");
        try (OnnxStanceReader reader = new OnnxStanceReader(() -> List.of(folder.resolve("issues/elsewhere"), issue))) {
            IssueStanceReader beside = reader.ofIssue("harbour-en").orElseThrow();
            IssueStanceReader shipped = reader.ofIssue("issue-fentanyl-en").orElseThrow();

            assertThat(beside.claims()).isEqualTo(shipped.claims());
            assertThat(beside.id()).isEqualTo(shipped.id().replace("issue-fentanyl-en", "harbour-en"));
            assertThat(beside.read("CN", sentences)).isEqualTo(shipped.read("CN", sentences));
        }
    }

    @Test
    void tellsTheModelsWhichGovernmentSpeaks() {
        assertThat(SpeakingSides.name("CN", false)).isEqualTo("China");
        assertThat(SpeakingSides.name("US", true)).isEqualTo("美方");
        assertThat(SpeakingSides.name("JP", false)).isEqualTo("Japan");
        assertThat(SpeakingSides.name("JP", true)).isEqualTo("日本");
        assertThat(SpeakingSides.name("other", false)).isEmpty();
        assertThat(SpeakingSides.name("none", true)).isEmpty();
    }
}
