package org.onrecord.processor.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void limitsRequestsInAnyMinute() {
        RequestBudget budget = new RequestBudget(2, 100);
        budget.spend(NOON);
        assertThat(budget.untilNext(NOON)).isZero();
        budget.spend(NOON.plusSeconds(20));

        assertThat(budget.untilNext(NOON.plusSeconds(25))).isEqualTo(Duration.ofSeconds(35));
        assertThat(budget.untilNext(NOON.plusSeconds(60))).isZero();
    }

    @Test
    void limitsRequestsInAny24Hours() {
        RequestBudget budget = new RequestBudget(100, 3);
        budget.spend(NOON.minus(Duration.ofHours(30)));
        budget.spend(NOON);
        budget.spend(NOON.minus(Duration.ofHours(10)));
        assertThat(budget.leftOfDay(NOON)).isEqualTo(1);
        budget.spend(NOON.plusSeconds(1));

        assertThat(budget.leftOfDay(NOON.plusSeconds(2))).isZero();
        assertThat(budget.untilNext(NOON.plusSeconds(2)))
                .isEqualTo(Duration.ofHours(14).minusSeconds(2));
        assertThat(budget.untilNext(NOON.plus(Duration.ofHours(14)))).isZero();
    }

    @Test
    void waitsUntilEnoughRequestsAreOldIfMoreWereSpentThanAllowed() {
        RequestBudget budget = new RequestBudget(100, 1);
        budget.spend(NOON);
        budget.spend(NOON.plusSeconds(60));

        assertThat(budget.untilNext(NOON.plusSeconds(60))).isEqualTo(Duration.ofDays(1));
    }
}
