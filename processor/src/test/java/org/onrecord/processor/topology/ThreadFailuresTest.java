package org.onrecord.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
    private static final Instant NOON = Instant.parse("2024-05-10T12:00:00Z");

    private final ThreadFailures failures = new ThreadFailures();

    @Test
    void tellsAFailureForAMinute() {
        assertThat(failures.recent(NOON)).isEmpty();

        failures.add(new IllegalStateException("out of ink"), NOON);

        assertThat(failures.recent(NOON.plusSeconds(60)))
                .contains("a processing thread failed at 2024-05-10T12:00:00Z and was replaced:"
                        + " java.lang.IllegalStateException: out of ink");
        assertThat(failures.recent(NOON.plusSeconds(61))).isEmpty();
    }
}
