package org.onrecord.processor.opinion.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                           | PT2M
            0                             | PT0S
            Mon, 5 Jan 2026 12:00:30 GMT  | PT30S
            Mon, 5 Jan 2026 11:59:00 GMT  |
            soon                          |
            -5                            |
            99999999999999                |
            """)
    void isSecondsOrADate(String header, Duration pause) {
        assertThat(RetryAfter.parse(header, NOW).orElse(null)).isEqualTo(pause);
    }
}
