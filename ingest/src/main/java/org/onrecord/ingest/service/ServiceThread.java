package org.onrecord.ingest.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a part of ingest: it repeats rounds of work until it is closed, survives every failure, and says why it cannot work. */
public final class ServiceThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceThread.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final String part;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> trouble;

    /** One round of work, with the pause after it. */
    public interface Round {
        void run() throws InterruptedException;
    }

    /**
     * Returns a thread that is not started yet.
     *
     * @param part its name for people, e.g. {@code the crawl}
     * @param end runs on the thread after the last round
     */
    public ServiceThread(String name, String part, Round round, Runnable end) {
        this.part = part;
        this.trouble = Optional.of(part + " has not reached the broker yet");
        this.thread = Thread.ofPlatform().name(name).unstarted(() -> {
            repeat(round);
            end.run();
        });
    }

    public void start() {
        thread.start();
    }

    /** Returns true until this is closed. */
    public boolean isOpen() {
        return closing.getCount() > 0;
    }

    /** Waits, but not beyond the moment at which this is closed. */
    public void pause(Duration time) throws InterruptedException {
        closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns why the part does not work, in words; empty while it works. */
    public Optional<String> notReady() {
        Optional<String> now = trouble;
        return now.isEmpty() && !thread.isAlive()
                ? Optional.of("the thread of " + part + " has ended; start it again, and report what its log says")
                : now;
    }

    /** Records that the part works; returns true if it did not before. */
    public boolean works() {
        boolean before = trouble.isPresent();
        trouble = Optional.empty();
        return before;
    }

    /** Records why the part cannot work for now. */
    public void fail(String reason) {
        if (!trouble.equals(Optional.of(reason))) {
            LOG.warn("{} waits: {}.", capitalized(), reason);
        }
        trouble = Optional.of(reason);
    }

    /** Makes the present round the last one. */
    public void end() {
        closing.countDown();
    }

    /** Ends the rounds and waits for the thread, which is interrupted after ten seconds. */
    @Override
    public void close() {
        end();
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(Round round) {
        boolean failed = false;
        while (isOpen()) {
            try {
                if (failed) {
                    pause(AFTER_FAILURE);
                }
                failed = false;
                if (isOpen()) {
                    round.run();
                }
            } catch (InterruptedException e) {
                LOG.debug("{} is interrupted, most likely to be closed.", capitalized());
            } catch (RuntimeException | Error e) {
                LOG.error("{} failed because of a bug and starts over; please report it.", capitalized(), e);
                fail(part + " failed because of a bug: " + e);
                failed = true;
            }
        }
    }

    private String capitalized() {
        return Character.toUpperCase(part.charAt(0)) + part.substring(1);
    }
}
