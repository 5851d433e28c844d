package org.onrecord.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatAFolderHoldsNoLabelledSet() {
        CommandResult called = CommandResult.onrecord("eval", folder.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .startsWith("There is no labelled set under " + folder + "; name a folder with passages*.jsonl");
    }

    @Test
    void failsBeforeReadingIfAPageHasNoPlaceForTheCard() throws Exception {
        Path page = Files.writeString(folder.resolve("page.md"), "# Ours\n");
        CommandResult called = CommandResult.onrecord("eval", "--out", page.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .startsWith("The card cannot be written into " + page)
                .contains("put these two lines");
        assertThat(page).hasContent("# Ours");
    }

    @Test
    void refusesToAskALanguageModelThatHasNoAddress() {
        CommandResult called = CommandResult.onrecord("eval", "--llm");
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("--llm needs LLM_BASE_URL and LLM_MODEL");
    }

    @Test
    void refusesAFolderTogetherWithTheBaseline() {
        CommandResult called = CommandResult.onrecord("eval", "--baseline", folder.toString());
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("--baseline scores the project's own set alone");
    }
}
