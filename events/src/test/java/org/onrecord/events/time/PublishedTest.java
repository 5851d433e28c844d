package org.onrecord.events.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.time.Published.Precision;

class PublishedTest {
    @ParameterizedTest
    @CsvSource({
        "2023, YEAR",
        "2023-06, MONTH",
        "2023-06-21, DAY",
        "2023-06-21T10:00, TIME",
        "2023-06-21T10:00:00.5, TIME",
        "2023-06-21T10:00:00Z, TIME",
        "2023-06-21T23:59:59+08:00, TIME",
        "0987-01-02, DAY",
    })
    void readsEveryPrecisionAndKeepsTheOriginalText(String text, Precision precision) {
        assertThat(Published.parse(text, "import")).contains(new Published(text, precision, "import"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "21 June 2023",
                "2023-6-21",
                "2023-02-30",
                "2023-13",
                "20230621",
                "2023-06-21 10:00",
                "+12345-01-01",
                "-0044-03-15",
                "2023-06-21T25:00:00Z",
                "2023-06-21T10:00:00+08:00 (approx.)"
            })
    void refusesTextThatIsNotADate(String text) {
        assertThat(Published.parse(text, "import")).isEmpty();
    }

    @Test
    void ignoresBlanksAround() {
        assertThat(Published.parse(" 2023-06-21\n", "header"))
                .contains(new Published("2023-06-21", Precision.DAY, "header"));
    }

    @Test
    void neverConvertsTheZone() {
        assertThat(day("2023-06-21T23:30:00-11:00")).isEqualTo(LocalDate.of(2023, 6, 21));
        assertThat(day("2023-06-21T00:30:00+14:00")).isEqualTo(LocalDate.of(2023, 6, 21));
        assertThat(day("2023-06-21T00:30")).isEqualTo(LocalDate.of(2023, 6, 21));
        assertThat(day("2023-06-21")).isEqualTo(LocalDate.of(2023, 6, 21));
    }

    @Test
    void hasNoDayIfOnlyMonthOrYearIsKnown() {
        assertThat(Published.parse("2023-06", "import").orElseThrow().day()).isEmpty();
        assertThat(Published.parse("2023", "import").orElseThrow().day()).isEmpty();
    }

    private static LocalDate day(String text) {
        return Published.parse(text, "import").orElseThrow().day().orElseThrow();
    }
}
