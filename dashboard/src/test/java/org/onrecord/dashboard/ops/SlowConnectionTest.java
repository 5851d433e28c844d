package org.onrecord.dashboard.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Looks at a connection every second for ten minutes. */
class SlowConnectionTest {
    private final SlowConnection connection = new SlowConnection(0);

    @Test
    void cutsOffAHeaderThatDripsIn() {
        assertThat(cutOffAfter(second -> connection.isTooSlow(nanos(second), true, 0, second, false, 0)))
                .isEqualTo(20);
    }

    @Test
    void cutsOffABodyThatDripsIn() {
        assertThat(cutOffAfter(second -> connection.isTooSlow(nanos(second), true, 1, 500 + second, false, 0)))
                .isEqualTo(21);
    }

    @Test
    void leavesALargeBodyAtAFairSpeed() {
        assertThat(cutOffAfter(second -> connection.isTooSlow(nanos(second), true, 1, 2000L * second, false, 0)))
                .isEqualTo(-1);
    }

    @Test
    void leavesAConnectionBetweenRequestsAndOneWhoseAnswerIsBeingMade() {
        assertThat(cutOffAfter(second -> connection.isTooSlow(nanos(second), true, 7, 7000, false, 90_000)))
                .isEqualTo(-1);
        assertThat(cutOffAfter(second -> connection.isTooSlow(nanos(600 + second), false, 8, 8000, false, 90_000)))
                .isEqualTo(-1);
    }

    @Test
    void cutsOffAReaderWhoDoesNotTakeAPiece() {
        assertThat(cutOffAfter(second -> connection.isTooSlow(nanos(second), false, 1, 500, true, 64_000)))
                .isEqualTo(31);
    }

    @Test
    void leavesAReaderWhoTakesAPieceNowAndThen() {
        assertThat(cutOffAfter(
                        second -> connection.isTooSlow(nanos(second), false, 1, 500, true, second / 25 * 32_768L)))
                .isEqualTo(-1);
    }

    private static long nanos(int second) {
        return Duration.ofSeconds(second).toNanos();
    }

    private static int cutOffAfter(IntPredicate tooSlow) {
        return IntStream.rangeClosed(1, 600).filter(tooSlow).findFirst().orElse(-1);
    }
}
