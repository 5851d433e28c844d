package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;

class DistanceFinderTest {
    static Stream<Arguments> sentences() throws IOException {
        List<Arguments> sentences = new ArrayList<>();
        String language = "";
        try (InputStream in = Objects.requireNonNull(DistanceFinderTest.class.getResourceAsStream("distance.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.length() == 2) {
                    language = line;
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    sentences.add(Arguments.of(language, line));
                }
            }
        }
        return sentences.stream();
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void marksExactlyTheWordsOfOthers(String language, String marked) {
        String text = marked.replace("[[", "").replace("]]", "");

        assertThat(mark(
                        text,
                        Languages.KNOWN.distance(Languages.KNOWN.of(language)).in(text, new Span(0, text.length()))))
                .isEqualTo(marked);
    }

    private static String mark(String text, List<Distanced> marks) {
        StringBuilder marked = new StringBuilder(text);
        for (Distanced mark : marks.reversed()) {
            marked.insert(mark.span().end(), "]]").insert(mark.span().start(), "[[");
        }
        return marked.toString();
    }
}
