package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OccasionFinderTest {
    static Stream<Arguments> sentences() throws IOException {
        List<Arguments> sentences = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(OccasionFinderTest.class.getResourceAsStream("occasions.txt"))) {
            String language = "";
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
    void findsTheEventInTheSentenceOfAStatement(String language, String marked) {
        String text = marked.replace("[[", "").replace("]]", "");

        String occasion = find(language, "", text).getFirst().occasion();

        assertThat(occasion == null ? text : text.replace(occasion, "[[" + occasion + "]]"))
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Minister Ada Lind's Regular Press Conference on May 8, 2024 | Regular Press Conference
            Press Briefing by Press Secretary Ada Lind, May 8 | Press Briefing
            Remarks by Minister Lind at the 2024 Lake Council Summit | 2024 Lake Council Summit
            Remarks by Minister Lind in a Town Hall with Bo Hale | Town Hall with Bo Hale
            Remarks by Minister Lind Before Meeting with President Marsh |
            Remarks by Minister Lind on the Lake Council Summit |
            Readout of Minister Lind's Meeting with President Marsh |
            Minister Lind to Hold Press Conference |
            """)
    void takesTheEventOfTurnsAndQuestionsFromTheTitle(String title, String occasion) {
        String text = "Q: Is the harbour open?\n\nMINISTER LIND: It is open. It has been open all winter.";

        assertThat(find(null, title, text))
                .extracting(FoundStatement::occasion)
                .isNotEmpty()
                .containsOnly(occasion);
    }

    @Test
    void readsTitlesOfChineseAndSpanishTranscripts() {
        assertThat(find("zh", "2024年5月8日外交部发言人林安主持例行记者会", "路透社记者：港口开放了吗？\n\n林安：港口已经开放。"))
                .extracting(FoundStatement::occasion)
                .containsExactly("例行记者会", "例行记者会");
        assertThat(
                        find(
                                "es",
                                "Versión estenográfica. Conferencia de prensa de la ministra Ada Lind",
                                "PREGUNTA: ¿Está abierto el puerto?\n\nMINISTRA ADA LIND: Está abierto. Lo estuvo todo el invierno."))
                .extracting(FoundStatement::occasion)
                .containsExactly("Conferencia de prensa", "Conferencia de prensa");
    }

    @Test
    void prefersTheNearestIntroductionToTheTitle() {
        List<FoundStatement> found = find("en", "Remarks by Minister Lind at the Lake Council Summit", """
                Minister Ada Lind answered questions at a joint press availability with Premier Ron Vale.

                Q: Is the harbour open?

                MINISTER LIND: It is open. It has been open all winter.""");

        assertThat(found)
                .extracting(FoundStatement::occasion)
                .containsOnly("joint press availability with Premier Ron Vale");
    }

    @Test
    void findsNoEventForAReleaseAboutOne() {
        List<FoundStatement> found = StatementFinder.of(Texts.NO_ACTORS)
                .find(Texts.document(
                        "The White House",
                        "2024-05-10",
                        "en",
                        "President Holds Press Conference on the Dam",
                        "The dam is safe and will remain so. The Administration has sent workers and sand."));

        assertThat(found).hasSize(1).extracting(FoundStatement::occasion).containsOnlyNulls();
    }

    @Test
    void takesTheEventOfANestedReportFromItsOwnSentenceOnly() {
        List<FoundStatement> found = find(
                "en",
                "Press Briefing by Press Secretary Ada Lind",
                "MS. LIND: Welcome. President Otto Marsh said that the dam was safe. He said in an interview with Dam Radio that the quay was dry.");

        assertThat(found)
                .extracting(FoundStatement::occasion)
                .containsExactly("Press Briefing", null, "interview with Dam Radio");
    }

    private static List<FoundStatement> find(@Nullable String language, String title, String text) {
        return StatementFinder.of(Texts.NO_ACTORS)
                .find(Texts.document("The Harbour Gazette", "2024-05-10", language, title, text));
    }
}
