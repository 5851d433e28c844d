package org.onrecord.dashboard.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.events.stats.DayShare;

class MoveTest {
    private static final LocalDate LAST = LocalDate.of(2026, 5, 19);

    @Test
    void tellsTheChangeOfTheShareInFavourWithItsInterval() {
        // Newcombe's method with the 95 % quantiles of beta(20.5, 0.5) and beta(10.5, 10.5).
        assertThat(move("CN", 20, 0, 10, 10)).satisfies(move -> {
            assertThat(move.change()).isEqualTo(-0.5);
            assertThat(move.low()).isEqualTo(-0.707);
            assertThat(move.high()).isEqualTo(-0.262);
            assertThat(move.sure()).isTrue();
        });
    }

    @Test
    void isNotSureWhereChanceMayExplainTheChange() {
        Move move = move("CN", 3, 0, 2, 1);
        assertThat(move.change()).isEqualTo(-0.333);
        assertThat(move.sure()).isFalse();
    }

    @Test
    void comparesNoYearWithFewerThanThreeStatements() {
        Move.Subject china = new Move.Subject("cooperate", "Cooperate", "CN");
        assertThat(Move.between(china, LAST, days(2, 0, 0, 9))).isEmpty();
        assertThat(Move.between(china, LAST, days(9, 0, 0, 2))).isEmpty();
    }

    @Test
    void putsSureChangesBeforeLargerOnes() {
        Move sure = move("CN", 30, 0, 20, 10);
        Move large = move("US", 0, 3, 2, 1);
        Move small = move("MX", 3, 0, 3, 0);
        assertThat(Stream.of(small, large, sure).sorted(Move.LARGEST_FIRST)).containsExactly(sure, large, small);
    }

    @Test
    void isNotSureWhereOneDaySaidAlmostAll() {
        List<DayShare> days = new ArrayList<>(days(3, 0, 0, 0));
        days.add(new DayShare(LAST, 0, 20));
        days.add(new DayShare(LAST.minusDays(1), 1, 1));
        Move move = Move.between(new Move.Subject("cooperate", "Cooperate", "CN"), LAST, days)
                .orElseThrow();
        assertThat(move.now().against()).isEqualTo(20);
        assertThat(move.change()).isEqualTo(-0.952);
        assertThat(move.sure()).isFalse();
    }

    private static Move move(String side, int favorBefore, int againstBefore, int favorNow, int againstNow) {
        return Move.between(
                        new Move.Subject("cooperate", "Cooperate", side),
                        LAST,
                        days(favorBefore, againstBefore, favorNow, againstNow))
                .orElseThrow();
    }

    /** Returns the days of statements, each of which was said on a day of its own. */
    private static List<DayShare> days(int favorBefore, int againstBefore, int favorNow, int againstNow) {
        List<DayShare> days = new ArrayList<>();
        for (int i = 0; i < favorBefore + againstBefore; i++) {
            days.add(new DayShare(LAST.minusYears(1).minusDays(i), i < favorBefore ? 1 : 0, 1));
        }
        for (int i = 0; i < favorNow + againstNow; i++) {
            days.add(new DayShare(LAST.minusDays(i), i < favorNow ? 1 : 0, 1));
        }
        return days;
    }
}
