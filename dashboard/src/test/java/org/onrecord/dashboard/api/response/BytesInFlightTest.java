package org.onrecord.dashboard.api.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BytesInFlightTest {
    private static final Duration NO_TIME = Duration.ofMillis(1);

    private final BytesInFlight budget = new BytesInFlight(100);

    @Test
    void givesOneClientHalfAndLeavesTheRestToOthers() throws Exception {
        BytesInFlight.Lease first = budget.take("a", 50, NO_TIME).orElseThrow();
        assertThat(budget.take("a", 1, NO_TIME)).isEmpty();
        assertThat(budget.take("b", 50, NO_TIME)).isPresent();
        assertThat(budget.take("c", 1, NO_TIME)).isEmpty();
        first.close();
        assertThat(budget.take("c", 50, NO_TIME)).isPresent();
    }

    @Test
    void givesWhatIsLargerThanAShareTheWholeShare() throws Exception {
        BytesInFlight.Lease large = budget.take("a", 1_000_000, NO_TIME).orElseThrow();
        assertThat(budget.take("a", 1, NO_TIME)).isEmpty();
        large.close();
        assertThat(budget.take("a", 50, NO_TIME)).isPresent();
    }

    @Test
    void waitsUntilBytesAreGivenBack() throws Exception {
        BytesInFlight.Lease first = budget.take("a", 50, NO_TIME).orElseThrow();
        Thread.ofVirtual().start(first::close);
        assertThat(budget.take("a", 50, Duration.ofSeconds(10))).isPresent();
    }
}
