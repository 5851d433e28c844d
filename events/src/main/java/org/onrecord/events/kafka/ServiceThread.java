package org.onrecord.events.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a part of a service: it repeats rounds of work until it is closed, survives every failure, and says why it cannot work. */
public final class ServiceThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceThread.class);

    private final String part;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private Duration patience = Duration.ofSeconds(10);
    private boolean interrupts = true;
    private Duration afterFailure = Duration.ofSeconds(1);
    private volatile Optional<String> trouble;

    /** One round of work, with the pause after it. */
    public interface Round {
        void run() throws Exception;
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

    /** Sets how long {@link #close} waits for the thread before it interrupts it; 10 seconds unless set. */
    public ServiceThread interruptedAfter(Duration time) {
        patience = time;
        return this;
    }

    /** Sets how long {@link #close} waits for the thread, which is not interrupted. */
    public ServiceThread waitedFor(Duration time) {
        patience = time;
        interrupts = false;
        return this;
    }

    /** Sets the pause after a round that threw an exception; a second unless set. */
    public ServiceThread pausingAfterFailure(Duration time) {
        afterFailure = time;
        return this;
    }

    public ServiceThread start() {
        thread.start();
        return this;
    }

    public boolean isOpen() {
        return closing.getCount() > 0;
    }

    /** Returns the latch that opens when this is closed. */
    public CountDownLatch closing() {
        return closing;
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

    public void fail(String reason, Duration pause) throws InterruptedException {
        fail(reason);
        pause(pause);
    }

    /** Makes the present round the last one. */
    public void end() {
        closing.countDown();
    }

    /** Ends the rounds and waits for the thread. */
    @Override
    public void close() {
        end();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(patience) && interrupts) {
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
                    pause(afterFailure);
                }
                failed = false;
                if (isOpen()) {
                    round.run();
                }
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("{} is interrupted, most likely to be closed.", capitalized());
            } catch (Exception | Error e) {
                failed = true;
                failed(e);
            }
        }
    }

    /** A failure that repeats is logged once. */
    private void failed(Throwable e) {
        Optional<String> reason = Optional.of(part + " failed and starts again: " + e);
        if (isOpen() && !trouble.equals(reason)) {
            if (e instanceof KafkaException) {
                LOG.warn("{} failed and starts again.", capitalized(), e);
            } else {
                LOG.error("{} failed and starts again; please report it.", capitalized(), e);
            }
        }
        trouble = reason;
    }

    private String capitalized() {
        return Character.toUpperCase(part.charAt(0)) + part.substring(1);
    }
}
