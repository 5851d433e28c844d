package org.onrecord.bench.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.app.shell.CommandLines;
import org.onrecord.app.shell.Shell;

class AccuracyTest {
    @TempDir
    private Path folder;

    @Test
    void saysThatAFolderHoldsNoLabelledSet() {
        Called called = Called.with(folder.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .startsWith("There is no labelled set under " + folder + "; name a folder with passages*.jsonl");
    }

    @Test
    void failsBeforeReadingIfAPageHasNoPlaceForTheCard() throws Exception {
        Path page = Files.writeString(folder.resolve("page.md"), "# Ours\n");
        Called called = Called.with("--out", page.toString());
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err())
                .startsWith("The card cannot be written into " + page)
                .contains("put these two lines");
        assertThat(page).hasContent("# Ours");
    }

    @Test
    void refusesToAskALanguageModelThatHasNoAddress() {
        Called called = Called.with("--llm");
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("--llm needs LLM_BASE_URL and LLM_MODEL");
    }

    @Test
    void refusesAFolderTogetherWithTheBaseline() {
        Called called = Called.with("--baseline", folder.toString());
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).startsWith("--baseline scores the project's own set alone");
    }

    /** What the measurement wrote to standard error, and how it ended. */
    private record Called(int code, String err) {
        static Called with(String... arguments) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Shell shell = new Shell(
                    Map.of(),
                    Path.of(".."),
                    InputStream.nullInputStream(),
                    new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    false,
                    new CountDownLatch(1));
            int code = CommandLines.of(shell, new Accuracy()).execute(arguments);
            return new Called(code, err.toString(StandardCharsets.UTF_8));
        }
    }
}
