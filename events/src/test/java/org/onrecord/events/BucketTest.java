package org.onrecord.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Trend.Bucket;

class BucketTest {
    @ParameterizedTest
    @CsvSource({
        "2023-06-21, DAY, 2023-06-21",
        "2023-06-21, WEEK, 2023-W25",
        "2023-06-21, MONTH, 2023-06",
        "2023-06-21, QUARTER, 2023-Q2",
        "2024-12-30, WEEK, 2025-W01",
        "2021-01-03, WEEK, 2020-W53",
    })
    void namesThePeriodOfADay(LocalDate day, Bucket bucket, String period) {
        assertThat(bucket.period(day)).isEqualTo(period);
    }

    @Test
    void periodWithoutADayIsUndated() {
        assertThat(Bucket.WEEK.period(null)).isEqualTo("undated");
    }
}
