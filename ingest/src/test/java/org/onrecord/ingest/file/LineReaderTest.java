package org.onrecord.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.file.LineReader.Line;

class LineReaderTest {
    @Test
    void readsLinesOfEveryEndAndTheLastWithoutOne() throws IOException {
        assertThat(lines("one\ntwo\r\n\nfour", 10)).containsExactly("1 one", "2 two", "3 ", "4 four");
    }

    @Test
    void readsNothingFromAnEmptyStream() throws IOException {
        assertThat(lines("", 10)).isEmpty();
    }

    @Test
    void keepsTheStartOfALongLineAndItsSize() throws IOException {
        assertThat(lines("short\n" + "x".repeat(200_000) + "\r\nnext\n", 10))
                .containsExactly("1 short", "2 xxxx... of 200000", "3 next");
    }

    @Test
    void takesALineOfJustTheLimitWhateverItsEnd() throws IOException {
        assertThat(lines("abcde\r\nabcde\nabcdef\nabcdef\r\n", 5))
                .containsExactly("1 abcde", "2 abcde", "3 abcd... of 6", "4 abcd... of 6");
    }

    @Test
    void dropsAByteOrderMarkAtTheStart() throws IOException {
        assertThat(lines("\uFEFFone\ntwo", 10)).containsExactly("1 one", "2 two");
    }

    private static List<String> lines(String text, int max) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), max, 4);
        List<String> lines = new ArrayList<>();
        for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(
                    switch (line.get()) {
                        case Line.Whole whole -> whole.number() + " " + new String(whole.bytes(), UTF_8);
                        case Line.TooLong tooLong ->
                            tooLong.number() + " " + new String(tooLong.head(), UTF_8) + "... of " + tooLong.size();
                    });
        }
        return lines;
    }
}
