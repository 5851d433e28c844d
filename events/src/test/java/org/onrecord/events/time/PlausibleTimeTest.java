package org.onrecord.events.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.time.Published.Precision;

class PlausibleTimeTest {
    private static final Instant NOW = Instant.parse("2024-02-28T23:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "0001-01-01, false",
        "0001-01-01T00:00:00Z, false",
        "1899-12-31, false",
        "1900-01-01, true",
        "1900, true",
        "1899, false",
        "2024-02-29T08:00:00+14:00, true",
        "2024-02-29, true",
        "2024-03-01, false",
        "2024-02, true",
        "2024-03, false",
        "2024, true",
        "2025, false",
        "9999-12-31T23:59:59Z, false",
    })
    void takesPublicationDatesFrom1900ToADayAhead(String value, boolean plausible) {
        Published date = Published.parse(value, "header").orElseThrow();

        assertThat(PlausibleTime.isPublication(date, NOW)).isEqualTo(plausible);
    }

    @Test
    void takesNoDateThatIsNotWellFormed() {
        assertThat(PlausibleTime.isPublication(new Published("2023-02-31", Precision.DAY, "list"), NOW))
                .isFalse();
        assertThat(PlausibleTime.isPublication(new Published("2023", Precision.DAY, "list"), NOW))
                .isFalse();
        assertThat(PlausibleTime.isPublication(new Published("", Precision.YEAR, "list"), NOW))
                .isFalse();
    }

    @Test
    void takesPublicationDays() {
        assertThat(PlausibleTime.isPublication(LocalDate.of(2024, 2, 29), NOW)).isTrue();
        assertThat(PlausibleTime.isPublication(LocalDate.of(2024, 3, 1), NOW)).isFalse();
        assertThat(PlausibleTime.isPublication(LocalDate.of(1899, 12, 31), NOW)).isFalse();
    }

    @Test
    void takesOtherTimesInYearsOfFourDigits() {
        assertThat(PlausibleTime.isFinite(Instant.EPOCH)).isTrue();
        assertThat(PlausibleTime.isFinite(Instant.parse("9999-12-31T23:59:59Z")))
                .isTrue();
        assertThat(PlausibleTime.isFinite(Instant.parse("+10000-01-01T00:00:00Z")))
                .isFalse();
        assertThat(PlausibleTime.isFinite(Instant.MAX)).isFalse();
        assertThat(PlausibleTime.isFinite(Instant.MIN)).isFalse();
        assertThat(PlausibleTime.isFinite(LocalDate.of(9999, 12, 31))).isTrue();
        assertThat(PlausibleTime.isFinite(LocalDate.of(10000, 1, 1))).isFalse();
        assertThat(PlausibleTime.isFinite(LocalDate.MIN)).isFalse();
    }
}
