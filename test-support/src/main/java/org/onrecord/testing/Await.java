package org.onrecord.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for something that another thread, process or machine brings about. */
public final class Await {
    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Await() {}

    /** A condition that is checked again and again; an exception ends the wait and fails the test. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Waits up to a minute.
     *
     * @param what names the condition in the failure: "two documents"
     */
    public static void until(String what, Condition condition) {
        until(what, ONE_MINUTE, condition);
    }

    /** Waits up to the given time. */
    public static void until(String what, Duration atMost, Condition condition) {
        until(what, atMost, () -> "", condition);
    }

    /**
     * Waits up to the given time.
     *
     * @param state describes how things stand when the time is up, for example what a process has printed
     */
    public static void until(String what, Duration atMost, Supplier<String> state, Condition condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            while (true) {
                long began = System.nanoTime();
                if (condition.holds()) {
                    return;
                }
                long checked = System.nanoTime();
                if (checked - deadline > 0) {
                    throw new AssertionError(("Timed out after %d s waiting for: %s%n%s")
                            .formatted(atMost.toSeconds(), what, state.get())
                            .strip());
                }
                // At most a third of the time goes into checks, so that what is waited for has the processor.
                TimeUnit.NANOSECONDS.sleep(Math.max(PAUSE_NANOS, 2 * (checked - began)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for: " + what, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("Failed while waiting for: " + what, e);
        }
    }
}
