package org.onrecord.processor.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Ids;

class AnswerFileTest {
    private static final long PLENTY = 1 << 20;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("answers");
    }

    @Test
    void keepsAnswersUntilTheNextStart() {
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            put(answers, "a", "one");
            put(answers, "b", "");
        }
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            assertThat(get(answers, "a")).contains("one");
            assertThat(get(answers, "b")).contains("");
            assertThat(get(answers, "c")).isEmpty();
        }
    }

    @Test
    void cutsOffAnAnswerThatWasNotWrittenToItsEnd() throws IOException {
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            put(answers, "a", "one");
            put(answers, "b", "two");
        }
        byte[] written = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(written, written.length - 1));
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            assertThat(get(answers, "a")).contains("one");
            assertThat(get(answers, "b")).isEmpty();
            put(answers, "b", "three");
        }
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            assertThat(get(answers, "b")).contains("three");
        }
    }

    @Test
    void cutsOffWhatIsNoAnswer() throws IOException {
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            put(answers, "a", "one");
        }
        Files.write(file, new byte[100], StandardOpenOption.APPEND);
        Files.writeString(file, "x".repeat(100), StandardOpenOption.APPEND);
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            put(answers, "b", "two");
        }
        try (AnswerFile answers = AnswerFile.open(file, PLENTY)) {
            assertThat(get(answers, "a")).contains("one");
            assertThat(get(answers, "b")).contains("two");
        }
    }

    @Test
    void forgetsWhatWasNotAskedForWhenItIsFull() throws IOException {
        int most = 2_000;
        try (AnswerFile answers = AnswerFile.open(file, most)) {
            put(answers, "often", "asked");
            put(answers, "never", "asked");
            for (int i = 0; i < 100; i++) {
                put(answers, "other " + i, "x".repeat(50));
                assertThat(get(answers, "often")).contains("asked");
            }
            assertThat(get(answers, "never")).isEmpty();
            assertThat(get(answers, "other 99")).isPresent();
        }
        assertThat(Files.size(file) + Files.size(folder.resolve("answers.before")))
                .isLessThanOrEqualTo(most);
        try (AnswerFile answers = AnswerFile.open(file, most)) {
            assertThat(get(answers, "often")).contains("asked");
            assertThat(get(answers, "other 99")).isPresent();
        }
    }

    @Test
    void isOnlyReadWhileAnotherWrites() {
        try (AnswerFile first = AnswerFile.open(file, PLENTY)) {
            put(first, "a", "one");
            try (AnswerFile second = AnswerFile.open(file, PLENTY)) {
                assertThat(get(second, "a")).contains("one");
                put(second, "b", "two");
                assertThat(get(second, "b")).isEmpty();
            }
            put(first, "b", "three");
            assertThat(get(first, "b")).contains("three");
        }
    }

    @Test
    void knowsNothingWhereItCannotBeWrittenOrIsClosed() throws IOException {
        Files.createDirectory(file);
        AnswerFile answers = AnswerFile.open(file, PLENTY);
        put(answers, "a", "one");
        assertThat(get(answers, "a")).isEmpty();
        answers.close();
        put(answers, "a", "one");
        assertThat(get(answers, "a")).isEmpty();
    }

    private static void put(AnswerFile answers, String asked, String answer) {
        answers.put(Ids.hash(asked), ByteBuffer.wrap(answer.getBytes(UTF_8)));
    }

    private static Optional<String> get(AnswerFile answers, String asked) {
        return answers.get(Ids.hash(asked)).map(answer -> UTF_8.decode(answer).toString());
    }
}
