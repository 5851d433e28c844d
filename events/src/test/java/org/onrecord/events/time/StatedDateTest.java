package org.onrecord.events.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class StatedDateTest {
    private static final StatedDate DAY = StatedDate.of(LocalDate.of(2023, 6, 21));
    private static final StatedDate MONTH = StatedDate.of(YearMonth.of(2023, 6));
    private static final StatedDate YEAR = StatedDate.of(Year.of(2023));

    @Test
    void isWrittenAsExactlyAsItIsKnown() {
        assertThat(DAY).hasToString("2023-06-21");
        assertThat(MONTH).hasToString("2023-06");
        assertThat(YEAR).hasToString("2023");
    }

    @Test
    void isADayOnlyIfTheDayIsKnown() {
        assertThat(DAY.day()).contains(LocalDate.of(2023, 6, 21));
        assertThat(MONTH.day()).isEmpty();
        assertThat(MONTH.is(LocalDate.of(2023, 6, 1))).isFalse();
        assertThat(DAY.is(LocalDate.of(2023, 6, 21))).isTrue();
    }

    @Test
    void holdsTheDaysOfItsMonthOrYear() {
        assertThat(MONTH.holds(LocalDate.of(2023, 6, 30))).isTrue();
        assertThat(MONTH.holds(LocalDate.of(2023, 7, 1))).isFalse();
        assertThat(YEAR.holds(LocalDate.of(2023, 12, 31))).isTrue();
        assertThat(YEAR.holds(LocalDate.of(2022, 12, 31))).isFalse();
    }
}
