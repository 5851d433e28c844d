package org.onrecord.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingMarksTest {
    private static final String BOMB = "https://harbours.example/bomb";

    @TempDir
    private Path captures;

    /** The end of a process, as the reading of a document sees it. */
    private static final class Died extends Error {}

    @Test
    void refusesADocumentAtItsSecondDeath() throws Exception {
        dieReading(BOMB);
        dieReading(BOMB);

        ReadingMarks marks = ReadingMarks.ofNewProcess(captures);

        assertThat(marks.whileReading(BOMB, () -> "read", reason -> reason)).isEqualTo(ReadingMarks.REASON);
        assertThat(marks.whileReading("https://harbours.example/1", () -> "read", reason -> reason))
                .isEqualTo("read");
    }

    @Test
    void forgetsADeathOnceTheDocumentIsRead() throws Exception {
        dieReading(BOMB);
        assertThat(ReadingMarks.ofNewProcess(captures).whileReading(BOMB, () -> "read", reason -> reason))
                .isEqualTo("read");
        dieReading(BOMB);

        assertThat(ReadingMarks.ofNewProcess(captures).whileReading(BOMB, () -> "read", reason -> reason))
                .isEqualTo("read");
        assertThat(captures.resolve(".reading")).isEmptyDirectory();
    }

    @Test
    void readsNothingBesideADocumentThatIsSuspected() throws Exception {
        dieReading(BOMB);
        ReadingMarks marks = ReadingMarks.ofNewProcess(captures);
        List<String> read = new ArrayList<>();

        Thread other = marks.whileReading(
                BOMB,
                () -> {
                    Thread started = Thread.ofVirtual()
                            .start(() -> marks.whileReading("other", () -> read.add("other"), reason -> false));
                    awaitWaiting(started);
                    read.add("bomb");
                    return started;
                },
                reason -> Thread.currentThread());
        other.join();

        assertThat(read).containsExactly("bomb", "other");
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    /** Reads a document in a new process that ends while doing so, with its mark left behind. */
    private void dieReading(String place) throws IOException {
        List<Path> left = new ArrayList<>();
        assertThatThrownBy(() -> ReadingMarks.ofNewProcess(captures)
                        .whileReading(
                                place,
                                () -> {
                                    left.add(mark());
                                    throw new Died();
                                },
                                reason -> false))
                .isInstanceOf(Died.class);
        Files.writeString(left.getFirst(), place);
    }

    private Path mark() {
        try (Stream<Path> all = Files.list(captures.resolve(".reading"))) {
            return all.filter(each -> each.toString().contains(".reading-"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
