package org.onrecord.dashboard.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoveTest {
    private static final LocalDate LAST = LocalDate.of(2026, 5, 19);

    @Test
    void tellsTheChangeOfTheShareInFavourWithItsInterval() {
        // The interval of Newcombe's method 10 for 20 of 20 and 10 of 20.
        assertThat(move("CN", 20, 0, 10, 10)).satisfies(move -> {
            assertThat(move.change()).isEqualTo(-0.5);
            assertThat(move.low()).isEqualTo(-0.701);
            assertThat(move.high()).isEqualTo(-0.242);
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
        assertThat(Move.between(china, LAST, 2, 0, 0, 9)).isEmpty();
        assertThat(Move.between(china, LAST, 9, 0, 0, 2)).isEmpty();
    }

    @Test
    void putsSureChangesBeforeLargerOnes() {
        Move sure = move("CN", 30, 0, 20, 10);
        Move large = move("US", 0, 3, 2, 1);
        Move small = move("MX", 3, 0, 3, 0);
        assertThat(Stream.of(small, large, sure).sorted(Move.LARGEST_FIRST)).containsExactly(sure, large, small);
    }

    private static Move move(String side, int favorBefore, int againstBefore, int favorNow, int againstNow) {
        return Move.between(
                        new Move.Subject("cooperate", "Cooperate", side),
                        LAST,
                        favorBefore,
                        againstBefore,
                        favorNow,
                        againstNow)
                .orElseThrow();
    }
}
