package org.onrecord.dashboard.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Trend;

class CoverageGapsTest {
    @Test
    void findsPeriodsWithoutDocuments() {
        assertThat(gaps(Trend.Bucket.MONTH, List.of("2023-11", "2024-03"), Set.of("2023-12", "2024-03")))
                .containsExactly("2024-01", "2024-02");
    }

    @Test
    void followsTheCalendarAcrossYearsAndLeapDays() {
        assertThat(gaps(Trend.Bucket.WEEK, List.of("2020-W52", "2021-W02"), Set.of()))
                .containsExactly("2020-W53", "2021-W01");
        assertThat(gaps(Trend.Bucket.DAY, List.of("2024-02-28", "2024-03-01"), Set.of()))
                .containsExactly("2024-02-29");
        assertThat(gaps(Trend.Bucket.QUARTER, List.of("2023-Q4", "2024-Q2"), Set.of()))
                .containsExactly("2024-Q1");
    }

    @Test
    void ignoresTheTimeBeforeTheFirstAndAfterTheLastStatement() {
        assertThat(gaps(Trend.Bucket.MONTH, List.of("2024-01"), Set.of())).isEmpty();
        assertThat(gaps(Trend.Bucket.MONTH, List.of(), Set.of())).isEmpty();
    }

    private static List<String> gaps(Trend.Bucket bucket, List<String> periods, Set<String> covered) {
        return CoverageGaps.between(new TreeSet<>(periods), covered, bucket);
    }
}
