package org.onrecord.notify.engine;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;
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
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STAND_BY = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final Settings settings;
    private final MeterRegistry registry;
    private final ServiceThread service;

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
        service = new ServiceThread("onrecord-notify", "notify", this::deliver, () -> {}).waitedFor(STOP);
    }

    /** Starts delivering. Returns without waiting for the broker. */
    public static NotifyService start(Settings settings, MeterRegistry registry) {
        NotifyService notify = new NotifyService(settings, registry);
        notify.service.start();
        return notify;
    }

    /** Returns why nothing is delivered yet; empty once it is. */
    public Optional<String> notReady() {
        return service.notReady();
    }

    private void deliver() throws InterruptedException {
        try (DeliveryLoop loop = new DeliveryLoop(settings, registry)) {
            loop.load();
            service.works();
            loop.runUntil(service.closing());
        } catch (ProducerFencedException | InvalidProducerEpochException | FencedInstanceIdException e) {
            service.fail("another process delivers; this one stands by", STAND_BY);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            service.fail("Kafka at " + settings.kafka() + " does not answer: " + e.getMessage(), RETRY);
        }
    }

    /** Stops after the messages that are being sent. */
    @Override
    public void close() {
        service.close();
        try {
            settings.transports().close();
        } catch (IOException e) {
            LOG.debug("closing the channels", e);
        }
    }
}
