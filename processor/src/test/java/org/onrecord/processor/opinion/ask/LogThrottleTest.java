package org.onrecord.processor.opinion.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogThrottleTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void logsEachKindOnceInTenMinutes() {
        LogThrottle throttle = new LogThrottle();

        assertThat(throttle.isDue("down", NOON)).isTrue();
        assertThat(throttle.isDue("down", NOON.plusSeconds(599))).isFalse();
        assertThat(throttle.isDue("budget", NOON.plusSeconds(599))).isTrue();
        assertThat(throttle.isDue("down", NOON.plusSeconds(600))).isTrue();
    }
}
