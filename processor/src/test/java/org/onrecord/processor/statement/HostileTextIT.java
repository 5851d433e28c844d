package org.onrecord.processor.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.testing.CpuTime;

/** Hostile texts: every offset is right and the time is bounded. */
@Timeout(120)
class HostileTextIT {
    private static List<FoundStatement> found(String text) {
        return StatementFinder.of(Texts.NO_ACTORS).find(Texts.document("Gazette", "2024-05-10", null, "", text));
    }

    private static List<String> lines(String text) {
        return Texts.lines(Texts.article(text));
    }

    @Test
    void keepsOffsetsBehindSurrogatePairsAndInvisibleMarks() {
        assertThat(lines("😀🚢 “The gates are shut,” said Otto Marsh."))
                .containsExactly("direct | Otto Marsh | none 4 | The gates are shut");
        assertThat(lines("\u202eOtto Marsh\u202c said that the 🚢 gates\u200b were shut."))
                .containsExactly("indirect | Otto Marsh | none 4 | the 🚢 gates\u200b were shut");
        assertThat(lines("\ufeff\u200b“The gates are shut,” said Otto Marsh."))
                .containsExactly("direct | Otto Marsh | none 4 | The gates are shut");
    }

    @Test
    void readsQuotationsWrittenWithTwoApostrophes() {
        assertThat(lines("''The gates are shut,'' said Otto Marsh. ''The lamps are lit.''"))
                .containsExactly(
                        "direct | Otto Marsh | none 4 | The gates are shut",
                        "direct | Otto Marsh | none 4 | The lamps are lit");
        assertThat(lines("``The gates are shut,'' said Otto Marsh."))
                .containsExactly("direct | Otto Marsh | none 4 | The gates are shut");
    }

    @Test
    void readsLabelsWithTheTimeInThem() {
        assertThat(lines("Otto Marsh (28:44): The gates are shut.\nLena Brook (1:02:53): They are open.\n"
                        + "Otto Marsh [28:44]: They are shut."))
                .containsExactly(
                        "turn | Otto Marsh | none 4 | The gates are shut.",
                        "turn | Lena Brook | none 4 | They are open.",
                        "turn | Otto Marsh | none 4 | They are shut.");
    }

    @Test
    void readsLinesBrokenInAnyManner() {
        assertThat(lines("Otto Marsh said the gates were shut.\r\n\r\nLena Brook said the lamps were lit."))
                .hasSize(2);
        assertThat(lines("Otto Marsh said the gates were shut.\u2028Lena Brook said the lamps were lit."))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "“The gates are shut,” said Otto Marsh. ",
                "“the gates ",
                "Otto Marsh said that the keeper said that the pilot claimed that ",
                "Marsh said, ",
                "Marsh said, the gates ",
                "according to the keeper, the gates, according to the pilot, were shut, ",
                "Minister of Tides Otto Marsh, spokesman for the guild, ",
                "STATEMENT\n\nRelease:\n\n",
                "a",
                "(((",
                "「『“\"''",
                "[the gates](https://a.example/b) ",
                "[the gates ",
                "*the _gates **",
                "> > the gates\n",
                "<a href=x <!-- &amp &quot; ",
                "- the gates of the harbour\n",
                "Otto Marsh issued a statement on the gates: “Shut.\n\n",
                "在1月，据法新社援引船长的话报道，港口数据显示，",
                "船长表示，港口已经关闭，",
                "\u202e\u200b\u2066 "
            })
    void readsHalfAMegabyteOfRepetitionsInBoundedTime(String unit) {
        assertThat(timeOf(unit.repeat(500_000 / unit.length()))).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void readsFiveThousandIntroductionsOfOnePersonInBoundedTime() {
        assertThat(timeOf("The gates were shut, according to the Foreign Ministry spokesperson Otto Marsh. "
                        .repeat(5_000)))
                .isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void readsAParagraphOfFiveMegabytesWithoutMarks() {
        String unit = "the gates were shut and the lamps were lit in the old harbour ";
        assertThat(timeOf(unit.repeat(5_000_000 / unit.length()))).isLessThan(Duration.ofSeconds(20));
    }

    private static Duration timeOf(String text) {
        return CpuTime.of(
                () -> assertThat(found(text)).noneMatch(one -> one.span().end() > text.length()));
    }

    @Test
    void findsTenThousandQuotations() {
        String text = "“The gates are shut,” said Otto Marsh. ".repeat(10_000);
        assertThat(found(text))
                .hasSize(10_000)
                .allSatisfy(one -> assertThat(one.span().of(text)).isEqualTo("The gates are shut"));
    }
}
