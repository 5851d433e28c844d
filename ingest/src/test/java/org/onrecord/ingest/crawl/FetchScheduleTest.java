package org.onrecord.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FetchScheduleTest {
    private static final Instant FIRST = Instant.parse("2026-11-03T10:00:00Z");

    @Test
    void pollsASourceAfterItsIntervalOrUpToATenthEarlier() {
        Random chance = new Random(1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(FetchSchedule.next(Duration.ofMinutes(30), FIRST, chance))
                    .isBetween(FIRST.plus(Duration.ofMinutes(27)), FIRST.plus(Duration.ofMinutes(30)));
        }
    }

    @Test
    void fetchesAPageAgainLessAndLessOftenForAMonth() {
        List<Duration> ages = new ArrayList<>();
        Optional<Instant> next = FetchSchedule.again(FIRST, FIRST);
        while (next.isPresent()) {
            ages.add(Duration.between(FIRST, next.get()));
            next = FetchSchedule.again(FIRST, next.get());
        }

        assertThat(ages)
                .containsExactly(
                        Duration.ofHours(1),
                        Duration.ofHours(6),
                        Duration.ofDays(1),
                        Duration.ofDays(3),
                        Duration.ofDays(7),
                        Duration.ofDays(30));
    }

    @Test
    void skipsTheAgesThatHavePassed() {
        assertThat(FetchSchedule.again(FIRST, FIRST.plus(Duration.ofHours(8))))
                .contains(FIRST.plus(Duration.ofDays(1)));
    }
}
