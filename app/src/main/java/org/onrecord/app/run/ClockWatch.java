package org.onrecord.app.run;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Notices that the machine's clock is set back. Kafka's clients wait by the time of day: they would do nothing until it is what it was, so that the
 * process has to end and be started again.
 */
public final class ClockWatch {
    /** Such a wait does less harm than a new start. */
    private static final long HARMLESS_MS = 60_000;

    private final LongSupplier ahead;
    private long before;

    /** @param ahead returns how far the time of day is ahead of a clock that cannot be set, in milliseconds */
    ClockWatch(LongSupplier ahead) {
        this.ahead = ahead;
        before = ahead.getAsLong();
    }

    public ClockWatch() {
        this(() -> System.currentTimeMillis() - System.nanoTime() / 1_000_000);
    }

    /** Returns what is wrong if the clock was set back since the last call; ask at least each second. */
    public Optional<String> wrong() {
        long now = ahead.getAsLong();
        long back = before - now;
        before = now;
        return back < HARMLESS_MS
                ? Optional.empty()
                : Optional.of("The clock was set back by " + back / 1000
                        + " s, for which Kafka's clients would wait. OnRecord ends, and has to be"
                        + " started again; containers and service managers do so by themselves.");
    }

    /** Ends the process if the clock was set back: what waits for Kafka's clients would not close. */
    public void haltIfSetBack(Consumer<String> say) {
        wrong().ifPresent(words -> {
            say.accept(words);
            Runtime.getRuntime().halt(1);
        });
    }
}
