package org.onrecord.events.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                                  | PT2M
            ' 0 '                                | PT0S
            99999999999999999999                 | P7D
            Tue, 03 Nov 2026 10:05:00 GMT        | PT5M
            Tue, 3 Nov 2026 10:00:30 GMT         | PT30S
            Tuesday, 03-Nov-26 10:05:00 GMT      | PT5M
            Tue Nov  3 10:05:00 2026             | PT5M
            Fri, 01 Jan 2100 00:00:00 GMT        | P7D
            Tue, 03 Nov 2026 09:00:00 GMT        |
            -5                                   |
            soon                                 |
            ''                                   |
            """)
    void isSecondsOrAnHttpDate(String header, Duration pause) {
        assertThat(RetryAfter.parse(header, NOW).orElse(null)).isEqualTo(pause);
    }
}
