package org.onrecord.events.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected ends of intervals are quantiles of SciPy's beta distribution. */
class ShareTest {
    @Test
    void statementsOfDifferentDaysAreIndependent() {
        assertThat(share(days(10, 1, 1))).satisfies(share -> {
            assertThat(share.value()).isEqualTo(1);
            assertThat(share.low()).isCloseTo(0.783, within(0.0005));
            assertThat(share.high()).isCloseTo(1, within(0.0005));
            assertThat(share.part()).isEqualTo(10);
            assertThat(share.whole()).isEqualTo(10);
        });
    }

    @Test
    void tenStatementsOfOnePressConferenceTellLessThanTenOfTenDays() {
        assertThat(share(days(1, 10, 10)).low()).isCloseTo(0.635, within(0.0005));
    }

    @Test
    void aDayThatContradictsAllOthersOutweighsNone() {
        List<DayShare> days = new ArrayList<>(days(1, 10, 10));
        days.addAll(days(2, 0, 1));
        assertThat(share(days)).satisfies(share -> {
            assertThat(share.value()).isCloseTo(0.833, within(0.0005));
            assertThat(share.low()).isCloseTo(0.046, within(0.0005));
            assertThat(share.high()).isCloseTo(0.831, within(0.0005));
        });
    }

    @Test
    void countsByDayInTheOrderOfTheDays() {
        List<String> said = List.of("2024-03-02 for", "2024-03-01 against", "2024-03-02 against", "2024-03-02 for");
        assertThat(DayShare.of(
                        said,
                        each -> LocalDate.parse(each.substring(0, 10)).toEpochDay(),
                        each -> each.endsWith("for")))
                .containsExactly(
                        new DayShare(LocalDate.of(2024, 3, 1), 0, 1), new DayShare(LocalDate.of(2024, 3, 2), 2, 3));
    }

    private static Share share(List<DayShare> days) {
        return Share.of(days, DayCorrelation.of(days));
    }

    private static List<DayShare> days(int number, int part, int whole) {
        return Collections.nCopies(number, new DayShare(LocalDate.EPOCH, part, whole));
    }
}
