package org.onrecord.events.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MonthNamesTest {
    @Test
    void knowsNamesInManyLanguages() {
        assertThat(MonthNames.number("january")).isEqualTo(1);
        assertThat(MonthNames.number("sept")).isEqualTo(9);
        assertThat(MonthNames.number("setiembre")).isEqualTo(9);
        assertThat(MonthNames.number("février")).isEqualTo(2);
        assertThat(MonthNames.number("fevrier")).isEqualTo(2);
        assertThat(MonthNames.number("июля")).isEqualTo(7);
        assertThat(MonthNames.number("harbour")).isZero();
    }

    @Test
    void dropsTheHebrewPrepositionIn() {
        String may = Month.MAY.getDisplayName(TextStyle.FULL, Locale.of("he"));
        assertThat(MonthNames.number("ב" + may)).isEqualTo(5);
    }
}
