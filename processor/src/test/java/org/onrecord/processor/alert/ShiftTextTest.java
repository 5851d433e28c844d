package org.onrecord.processor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Trend.Holder;
import org.onrecord.events.Trend.Subject;
import org.onrecord.events.issue.Issue.Claim;
import org.onrecord.events.words.ReaderLanguage;
import org.onrecord.events.words.Strings;
import org.onrecord.processor.shift.Level;
import org.onrecord.processor.shift.Shift;
import org.onrecord.testing.IssueBuilder;

class ShiftTextTest {
    private static final LocalDate MAY = LocalDate.parse("2024-05-06");
    private static final Subject DAM = new Subject(Subject.Kind.CLAIM, "dam");
    private static final Holder SIDE = new Holder(Holder.Kind.SIDE, "XX");

    private final ShiftText text = new ShiftText(IssueBuilder.issue("tide", "Tide")
            .claims(new Claim("dam", "The dam must be built.", "dam", List.of("Build it."), List.of("No.")))
            .build());

    private static Shift shift(Shift.Kind kind, Subject subject, Holder holder, Level before, Level after) {
        return new Shift(
                kind,
                "tide",
                subject,
                holder,
                "XX",
                MAY,
                MAY.minusDays(4),
                MAY.plusDays(9),
                before,
                after,
                1 / 4321.0,
                "");
    }

    private static Level share(double value, double low, double high, int part, int of, String from, String to) {
        return new Level(value, low, high, part, of, LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void describesAChangeOfEmphasisWithSharesAndDays() {
        Shift shift = shift(
                Shift.Kind.EMPHASIS,
                DAM,
                SIDE,
                share(0.4, 0.25, 0.56, 12, 30, "2024-01-02", "2024-05-03"),
                share(0.05, 0.01, 0.15, 2, 40, "2024-05-06", "2024-09-01"));

        assertThat(text.title(shift))
                .isEqualTo("XX speaks less of “The dam must be built.”: 5 % of what it says on the issue, 40 % before");
        assertThat(text.why(shift))
                .isEqualTo(
                        "From 12 of 30 statements (25 to 56 %) since 2024-01-02 to 2 of 40 statements (1 to 15 %) up to"
                                + " 2024-09-01; it changed between 2024-05-02 and 2024-05-15, most likely on 2024-05-06. The same"
                                + " days in random order show as much about once in 4,000 times.");
        assertThat(inChinese(text.title(shift))).isEqualTo("XX谈The dam must be built.减少：占 5 %，此前 40 %");
        assertThat(inChinese(text.why(shift)))
                .isEqualTo("自2024-01-02起为 30 条表态中的 12 条（区间 25% 至 56%），至2024-09-01为 40 条表态中的 2 条（区间 1% 至 15%）；"
                        + "转变发生在2024-05-02至2024-05-15之间，最可能在2024-05-06。把这些日子随机排列，约 4,000 次中有一次出现同样大的差别。");
    }

    @Test
    void describesAChangeOfStanceOfAnActor() {
        Shift shift = shift(
                Shift.Kind.STANCE,
                DAM,
                new Holder(Holder.Kind.ACTOR, "~ann"),
                share(0, 0, 0.1, 0, 20, "2024-01-02", "2024-05-03"),
                share(1, 0.9, 1, 20, 20, "2024-05-06", "2024-09-01"));

        assertThat(text.title(shift))
                .isEqualTo(
                        "ann (XX): in favour of “The dam must be built.” in 100 % of the statements that take a side on"
                                + " it, 0 % before");
    }

    @Test
    void describesAChangeOfVolume() {
        Shift shift = shift(
                Shift.Kind.VOLUME,
                Subject.ALL,
                SIDE,
                share(1.25, 0.8, 1.9, 25, 20, "2023-12-18", "2024-05-05"),
                share(14, 8, 23, 14, 1, "2024-05-06", "2024-05-12"));

        assertThat(text.title(shift)).isEqualTo("XX: 14 statements in the week of 2024-05-06, 1.3 a week before");
        assertThat(text.why(shift))
                .isEqualTo(
                        "The 20 covered weeks before it brought 1.3 a week (0.8 to 1.9); by chance such weeks bring as"
                                + " many about once in 4,000 times.");
        assertThat(inChinese(text.title(shift))).isEqualTo("XX：2024-05-06起一周有 14 条表态，此前每周 1.3 条");
        assertThat(inChinese(text.why(shift))).isEqualTo("此前 20 个有覆盖的星期每周 1.3 条（区间 0.8 至 1.9）；仅凭偶然，约 4,000 次中有一次同样之多。");
    }

    private static String inChinese(String sentence) {
        return Strings.of(ReaderLanguage.ZH).recorded(sentence, Map.of());
    }
}
