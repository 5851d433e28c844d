package org.onrecord.events.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10), 0, () -> 0);

    @ParameterizedTest
    @CsvSource({
        "1, , PT2S",
        "2, , PT4S",
        "5, , PT32S",
        "20, , PT10M",
        "1000000, , PT10M",
        "1, PT30S, PT30S",
        "5, PT1S, PT32S",
        "1, PT2H, PT2H"
    })
    void doublesWithEachFailureAndIsAsLongAsTheServerAsksFor(int failures, Duration askedFor, Duration pause) {
        assertThat(BACKOFF.after(failures, Optional.ofNullable(askedFor))).isEqualTo(pause);
    }

    @Test
    void withJitterIsBelowALimitThatDoublesUpToTheLongest() {
        Backoff longest = jittered(0.999_999);

        assertThat(longest.after(1)).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
        assertThat(longest.after(2)).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(61));
        assertThat(longest.after(5)).isBetween(Duration.ofSeconds(479), Duration.ofSeconds(481));
        assertThat(longest.after(1_000))
                .isBetween(Duration.ofHours(5), Duration.ofHours(6).plusSeconds(1));
        assertThat(jittered(0).after(9)).isPositive();
    }

    @Test
    void needsAFailure() {
        assertThatThrownBy(() -> BACKOFF.after(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Backoff jittered(double random) {
        return new Backoff(Duration.ofSeconds(30), Duration.ofHours(6), 1, () -> random);
    }
}
