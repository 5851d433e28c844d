package org.onrecord.dashboard.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Trend;

class BriefTest {
    @Test
    void aPeriodIsADayOrAWeek() {
        assertThat(BriefPeriod.of("2026-11-30"))
                .hasValue(new BriefPeriod(Trend.Bucket.DAY, LocalDate.of(2026, 11, 30)));
        BriefPeriod week = BriefPeriod.of("2026-W49").orElseThrow();
        assertThat(week.from()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(week.to()).isEqualTo(LocalDate.of(2026, 12, 6));
        assertThat(week.before().name()).isEqualTo("2026-W48");
        assertThat(week.after().name()).isEqualTo("2026-W50");
        assertThat(BriefPeriod.of("2026-W53").orElseThrow().after().name()).isEqualTo("2027-W01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2026-Q4", "undated", "2026-13-01", "2025-W53", "today", "", "2026-W1"})
    void nothingElseIsAPeriod(String name) {
        assertThat(BriefPeriod.of(name)).isEmpty();
    }
}
