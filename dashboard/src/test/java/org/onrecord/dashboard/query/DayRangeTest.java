package org.onrecord.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DayRangeTest {
    @Test
    void parsesWeeksMonthsAndQuarters() {
        assertThat(DayRange.ofPeriod("2024-W10").orElseThrow().from().orElseThrow())
                .hasToString("2024-03-04");
        assertThat(DayRange.ofPeriod("2024-Q1").orElseThrow().to().orElseThrow())
                .hasToString("2024-03-31");
        assertThat(DayRange.ofPeriod("2024-02").orElseThrow().to().orElseThrow())
                .hasToString("2024-02-29");
    }

    @Test
    void rejectsWhatIsNotAPeriod() {
        assertThat(DayRange.ofPeriod("2024-13")).isEmpty();
        assertThat(DayRange.ofPeriod("2024-W54")).isEmpty();
        assertThat(DayRange.ofPeriod("yesterday")).isEmpty();
    }
}
