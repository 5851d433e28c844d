package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.release.LeadIns;
import org.onrecord.processor.statement.release.TextEnds;
import org.onrecord.processor.statement.speaker.ActorRegistry;
import org.onrecord.processor.statement.speaker.ChineseNames;
import org.onrecord.processor.statement.speaker.IntroducedPersons;
import org.onrecord.processor.statement.speaker.NameWords;
import org.onrecord.processor.statement.text.ParagraphSplitter;
import org.onrecord.processor.statement.text.Word;

/** Recognition of single lines: end marks, introductions, headers, comments. */
class LinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "###",
                "# # #",
                "-30-",
                "END",
                "(END)",
                "5:15 P.M. EDT",
                "https://harbour.example/1",
                "[End of transcript]"
            })
    void recognisesEndMarks(String line) {
        assertThat(TextEnds.mark(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"The gates are open.", "Endless rain", "5:15 is late for a ferry to the island"})
    void doesNotTakeAnOrdinaryLineForAnEndMark(String line) {
        assertThat(TextEnds.mark(line)).isFalse();
    }

    @Test
    void distinguishesIntroductionsFromSpeech() {
        assertThat(LeadIns.introduces("Last week the Tides Office published a note on lamps"))
                .isTrue();
        assertThat(LeadIns.introduces("Last week we published a note on the lamps"))
                .isFalse();
        assertThat(LeadIns.introduces("Last week the Tides Office published a note on lamps."))
                .isFalse();
        assertThat(LeadIns.header("Tides Office Release:")).isTrue();
        assertThat(LeadIns.header("Tides Office")).isFalse();
        assertThat(LeadIns.posted("The minister wrote a line on X about boats")).isTrue();
    }

    @Test
    void recognisesReadersComments() {
        assertThat(TextEnds.comment("Great article, I learned much about lamps."))
                .isTrue();
        assertThat(TextEnds.comment("The lamps were lit again in autumn.")).isFalse();
    }

    @Test
    void joinsOnlyHardWrappedLines() {
        String wrapped =
                "The gates of the old harbour were shut for the whole of\nthe winter because the ice had grown too thick for ships,\n"
                        + "and nobody in the town could remember such a winter, or\nwould say so.\n\nSpring came.";
        assertThat(ParagraphSplitter.of(wrapped)).hasSize(2);
        assertThat(ParagraphSplitter.of("One.\nTwo.\n\nThree.")).hasSize(3);
    }

    @Test
    void readsWordsWithAbbreviationsAndPossessives() {
        assertThat(Word.split("U.S. Navy’s co-op, 9 湖", 0, 21))
                .extracting(Word::text)
                .containsExactly("U.S.", "Navy’s", "co-op", "9");
        assertThat(Word.split("Navy’s", 0, 6).getFirst().bare()).isEqualTo("navy");
        assertThat(Word.split("the sailors' guild").stream().map(Word::text))
                .containsExactly("the", "sailors'", "guild");
        assertThat(Word.split("‘the sailors’ said").stream().map(Word::text)).containsExactly("the", "sailors", "said");
    }

    @Test
    void doesNotTakeOfficesCountriesAndDaysForNames() {
        assertThat(Word.split("Ada Quill Minister Monday Canada Commission quill", 0, 49).stream()
                        .filter(NameWords::is)
                        .map(Word::text)
                        .toList())
                .isEqualTo(List.of("Ada", "Quill"));
        assertThat(NameWords.tokens("Mr. Otto Marsh")).containsExactly("otto", "marsh");
    }

    @Test
    void splitsChineseDesignationsIntoRoleAndName() {
        IntroducedPersons persons = IntroducedPersons.of(Texts.article("湖水很冷。"), new ActorRegistry(Texts.NO_ACTORS));
        assertThat(ChineseNames.speaker("9日加拿大渔业部长林远帆", persons))
                .isEqualTo(new SpeakerMention("林远帆", "加拿大渔业部长", null, false));
        assertThat(ChineseNames.speaker("墨西哥官员", persons)).isEqualTo(SpeakerMention.named("墨西哥官员"));
    }
}
