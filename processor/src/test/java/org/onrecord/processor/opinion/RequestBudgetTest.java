package org.onrecord.processor.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void letsSoManyThroughInAnyMinute() {
        RequestBudget allowance = new RequestBudget(2, 100);
        allowance.spend(NOON);
        assertThat(allowance.untilNext(NOON)).isZero();
        allowance.spend(NOON.plusSeconds(20));

        assertThat(allowance.untilNext(NOON.plusSeconds(25))).isEqualTo(Duration.ofSeconds(35));
        assertThat(allowance.untilNext(NOON.plusSeconds(60))).isZero();
    }

    @Test
    void letsSoManyThroughInAnyDay() {
        RequestBudget allowance = new RequestBudget(100, 3);
        allowance.spend(NOON.minus(Duration.ofHours(30)));
        allowance.spend(NOON);
        allowance.spend(NOON.minus(Duration.ofHours(10)));
        assertThat(allowance.leftOfDay(NOON)).isEqualTo(1);
        allowance.spend(NOON.plusSeconds(1));

        assertThat(allowance.leftOfDay(NOON.plusSeconds(2))).isZero();
        assertThat(allowance.untilNext(NOON.plusSeconds(2)))
                .isEqualTo(Duration.ofHours(14).minusSeconds(2));
        assertThat(allowance.untilNext(NOON.plus(Duration.ofHours(14)))).isZero();
    }

    @Test
    void waitsLongerWhereMoreIsSpentThanAllowed() {
        RequestBudget allowance = new RequestBudget(100, 1);
        allowance.spend(NOON);
        allowance.spend(NOON.plusSeconds(60));

        assertThat(allowance.untilNext(NOON.plusSeconds(60))).isEqualTo(Duration.ofDays(1));
    }
}
