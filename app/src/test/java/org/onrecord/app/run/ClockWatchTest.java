package org.onrecord.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final AtomicLong ahead = new AtomicLong(5_000);
    private final ClockWatch watch = new ClockWatch(ahead::get);

    @Test
    void aClockThatIsSetBackIsNoticedOnce() {
        ahead.set(5_000 - 3_600_000);
        assertThat(watch.wrong())
                .contains(
                        "The clock was set back by 3600 s, for which Kafka's clients would wait. OnRecord ends, and has to be started again;"
                                + " containers and service managers do so by themselves.");
        assertThat(watch.wrong()).isEmpty();
    }

    @Test
    void smallCorrectionsAndJumpsForwardDoNoHarm() {
        ahead.set(-50_000);
        assertThat(watch.wrong()).isEmpty();
        ahead.set(3_600_000);
        assertThat(watch.wrong()).isEmpty();
    }
}
