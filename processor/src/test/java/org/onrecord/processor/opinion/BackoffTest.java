package org.onrecord.processor.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({
        "1, , PT2S",
        "2, , PT4S",
        "5, , PT32S",
        "20, , PT10M",
        "1000000, , PT10M",
        "1, PT30S, PT30S",
        "5, PT1S, PT32S",
        "1, PT2H, PT2H",
        "1, P30D, P1D"
    })
    void doublesWithEachFailureAndIsAsLongAsTheEndpointAsksFor(int failures, Duration askedFor, Duration pause) {
        assertThat(BACKOFF.after(failures, Optional.ofNullable(askedFor))).isEqualTo(pause);
    }
}
