package org.onrecord.dashboard.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    @Test
    void allowsABurstThenARate() {
        RateLimit limit = new RateLimit(20, 1 / 3.0);
        assertThat(IntStream.range(0, 20).map(i -> limit.take("a", 0))).containsOnly(0);
        assertThat(limit.take("a", 0)).isEqualTo(3);
        assertThat(limit.take("b", 0)).isZero();
        assertThat(limit.take("a", seconds(2))).isEqualTo(1);
        assertThat(limit.take("a", seconds(3))).isZero();
        assertThat(limit.take("a", seconds(3))).isEqualTo(3);
        assertThat(limit.secondsLeft("a", seconds(1000))).isZero();
    }

    @Test
    void neverTouchesAReaderWithManyTabs() {
        RateLimit limit = new RateLimit(5000, 500);
        for (int second = 0; second < 60; second++) {
            long now = seconds(second);
            assertThat(IntStream.range(0, 400).map(i -> limit.take("reader", now)))
                    .containsOnly(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "203.0.113.9, 203.0.113.9",
        "[2001:db8:1:2:3:4:5:6], 20010db800010002/64",
        "2001:db8:1:2::9, 20010db800010002/64",
        "somewhere, somewhere"
    })
    void takesAnIpv6NetworkForOneClient(String address, String client) {
        assertThat(Client.of(address)).isEqualTo(client);
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
