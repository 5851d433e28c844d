package org.onrecord.processor.statement.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Statement.Span;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource({
        "'The [new pier](https://a.example/b_(c)?d=e) is *open*.', The new pier is open.",
        "'![A pier](https://a.example/p.jpg)The pier is **open**.', The pier is open.",
        "'The pier [is\nopen](https://a.example/b) now.', The pier is open now.",
        "'The pier <b>is</b> open&nbsp;&mdash; &ldquo;at last&#8221;.', The pier is open — “at last”.",
        "'Otilia Mu&ntilde;oz of Kl&#246;ppen&#160;said so.', Otilia Muñoz of Klöppen said so.",
        "'\\[The pier\\] is \\*open\\*.', [The pier] is *open*.",
        "'The pier[^1] is _open_, see <https://a.example/b>.', 'The pier[^1] is open, see .'",
        "'## The pier\n\nIt is open.', 'The pier\n\nIt is open.'",
        "'- The pier is open.\n- The gate is shut.', 'The pier is open.\nThe gate is shut.'"
    })
    void leavesWordsWithoutMarks(String given, String words) {
        assertThat(PlainText.of(given).text()).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs 5 * 3 crowns, a_b and c_d.",
                "He said [laughter] (applause) that 3 < 5 and 7 > 6.",
                "The law (see [1]) is #1 in the list & more.",
                "Notes:\n* * *\nThe end.\n###",
                "“The pier is open.”\n— Otto Marsh",
                "OTTO MARSH: The pier\nADA QUILL: No."
            })
    void leavesOrdinaryTextAsItIs(String text) {
        assertThat(PlainText.of(text).text()).isEqualTo(text);
    }

    @Test
    void joinsTheLinesOfQuotedMail() {
        String mail = """
                > The gates of the old harbour were shut for the whole of the
                > winter because the ice had grown too thick for ships, and
                > nobody in the town could remember such a winter.""";
        assertThat(PlainText.of(mail).text())
                .isEqualTo(
                        "The gates of the old harbour were shut for the whole of the winter because the ice had grown"
                                + " too thick for ships, and nobody in the town could remember such a winter.");
    }

    @Test
    void joinsLinesOfChineseWithoutSpaces() {
        assertThat(PlainText.of("港口的大门在整个冬天都关着，因为冰太\n厚，船只无法通行，镇上没有人记得有过\n这样的冬天。")
                        .text())
                .isEqualTo("港口的大门在整个冬天都关着，因为冰太厚，船只无法通行，镇上没有人记得有过这样的冬天。");
    }

    @Test
    void joinsALineThatBreaksOffWithinASentence() {
        assertThat(PlainText.of("The keeper was honoured at a dinner with the\nMedal of the Coast\n— the oldest one.")
                        .text())
                .isEqualTo("The keeper was honoured at a dinner with the Medal of the Coast\n— the oldest one.");
    }

    @Test
    void knowsWhereItsWordsStoodInTheTextAsGiven() {
        String given = "> The [pier](https://a.example/b) is &ldquo;open&rdquo;.";
        EditedText plain = PlainText.of(given);
        assertThat(plain.text()).isEqualTo("The pier is “open”.");
        assertThat(plain.given(new Span(4, 8)).of(given)).isEqualTo("pier");
        assertThat(plain.given(new Span(4, 11)).of(given)).isEqualTo("pier](https://a.example/b) is");
        assertThat(plain.given(new Span(12, 18)).of(given)).isEqualTo("&ldquo;open&rdquo;");
    }
}
