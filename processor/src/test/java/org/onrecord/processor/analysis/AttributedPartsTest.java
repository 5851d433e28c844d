package org.onrecord.processor.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Statement.Distanced;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.statement.Texts;

class AttributedPartsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Some claim that the harbour is the source of the crisis. | the harbour is the source of the crisis | true",
                "Some claim that the harbour is the source, but the facts show the contrary. | the harbour is the source | false",
                "The claim that the harbour is the source of the crisis is groundless. | the harbour is the source of the crisis | false",
                "We ask them to end the so-called inspection of our boats. | inspection | false",
                "有人声称渔船越过了边界。 | 渔船越过了边界 | true",
                "所谓渔船越过边界的说法纯属捏造。 | 渔船越过边界 | false",
                "Algunos dicen que el puerto es la causa de la crisis. | el puerto es la causa de la crisis | true"
            })
    void isReportedOnlyIfTheSpeakerRejectsNothing(String words, String others, boolean reported) {
        Passage.Sentence sentence = mark(words, words.startsWith("Algunos") ? "es" : "en");

        assertThat(sentence.others()).extracting(part -> part.of(words)).containsExactly(others);
        assertThat(sentence.reported()).isEqualTo(reported);
    }

    @Test
    void cutsPartsThatExtendBeyondTheSentence() {
        Span sentence = new Span(10, 20);

        Passage.Sentence marked = AttributedParts.mark(
                sentence,
                "0123456789",
                "0123456789",
                new float[0],
                List.of(new Span(2, 13), new Span(12, 14), new Span(18, 30)),
                true);

        assertThat(marked.others()).containsExactly(new Span(10, 14), new Span(18, 20));
        assertThat(marked.reported()).isTrue();
    }

    private static Passage.Sentence mark(String words, String language) {
        Span whole = new Span(0, words.length());
        List<Span> others = StatementFinder.of(Texts.NO_ACTORS)
                .read(Texts.document("Gazette", null, language, "", words))
                .ownText()
                .distanced()
                .stream()
                .map(Distanced::span)
                .toList();
        return AttributedParts.mark(whole, words, words, new float[0], others, true);
    }
}
