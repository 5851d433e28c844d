package org.onrecord.notify.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.notify.channel.Transports;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notify as a service: alerts to subscribers. One process delivers; a second one that starts takes over, and the first stands by.
 *
 * <p>While the broker is away it keeps trying, and starts again from the topics.
 */
public final class NotifyService implements AutoCloseable {
    /** The group whose offsets say which alerts were taken, and the id of its transactions. */
    public static final String GROUP = KafkaNames.of("onrecord-notify");

    private static final Logger LOG = LoggerFactory.getLogger(NotifyService.class);
    private static final long RETRY_SECONDS = 1;
    private static final long STAND_BY_SECONDS = 10;
    private static final long STOP_SECONDS = 40;

    private final Settings settings;
    private final MeterRegistry registry;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<String> notReady = Optional.of("the delivery log has not been read yet");

    /**
     * The settings of notify.
     *
     * @param transports what messages are sent with; the service closes it
     * @param kept how long deliveries that are over stay in the log
     */
    public record Settings(KafkaClients kafka, Transports transports, SimulatedClock clock, Duration kept) {}

    private NotifyService(Settings settings, MeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
        thread = Thread.ofPlatform().name("onrecord-notify").start(this::run);
    }

    /** Starts delivering. Returns without waiting for the broker. */
    public static NotifyService start(Settings settings, MeterRegistry registry) {
        return new NotifyService(settings, registry);
    }

    /** Returns why nothing is delivered yet; empty once it is. */
    public Optional<String> notReady() {
        return notReady;
    }

    private void run() {
        while (closing.getCount() > 0) {
            long pause = RETRY_SECONDS;
            try (DeliveryLoop loop = new DeliveryLoop(settings, registry)) {
                loop.load();
                notReady = Optional.empty();
                loop.runUntil(closing);
                return;
            } catch (ProducerFencedException | InvalidProducerEpochException | FencedInstanceIdException e) {
                say("another process delivers; this one stands by");
                pause = STAND_BY_SECONDS;
            } catch (KafkaException e) {
                say("Kafka at " + settings.kafka() + " does not answer: " + e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Delivery failed; it starts again", e);
                notReady = Optional.of("delivery failed and starts again: " + e);
            }
            waitFor(pause);
        }
    }

    private void say(String reason) {
        if (!notReady.equals(Optional.of(reason))) {
            LOG.warn("{}", reason);
        }
        notReady = Optional.of(reason);
    }

    private void waitFor(long seconds) {
        try {
            if (closing.await(seconds, TimeUnit.SECONDS)) {
                LOG.debug("told to stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the messages that are being sent. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            settings.transports().close();
        } catch (IOException e) {
            LOG.debug("closing the channels", e);
        }
    }
}
