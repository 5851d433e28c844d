package org.onrecord.processor.duty;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works as long as it is this process's turn: of any number of processes the one works to which the consumer group gives the
 * first partition of a topic. Whatever fails is logged and begun anew after a pause.
 */
public final class Duty implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Duty.class);
    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(3);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Settings settings;
    private final Supplier<Desk> desks;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** Where the work is done while it is this process's turn. */
    public interface Desk extends AutoCloseable {
        /** Does a piece of it; called again and again. */
        void work() throws InterruptedException;

        @Override
        void close();
    }

    /**
     * Whose turn it is, and how long things may take.
     *
     * @param name of the work at a sentence's beginning, e.g. {@code Second opinions}
     * @param bootstrapServers of Kafka
     * @param group by which the processes agree on whose turn it is
     * @param topic whose first partition decides
     * @param piece the longest that a piece of work may take
     * @param pause before a new start after a failure
     */
    public record Settings(
            String name, String bootstrapServers, String group, Topic topic, Duration piece, Duration pause) {}

    private Duty(Settings settings, Supplier<Desk> desks) {
        this.settings = settings;
        this.desks = desks;
        thread = Thread.ofPlatform().name(settings.group()).unstarted(this::run);
    }

    /**
     * Starts it; the topics must be there. Returns at once.
     *
     * @param desks a new one each time that the turn comes to this process
     */
    public static Duty start(Settings settings, Supplier<Desk> desks) {
        Duty duty = new Duty(settings, desks);
        duty.thread.start();
        return duty;
    }

    private void run() {
        boolean stopping = false;
        while (!stopping) {
            try {
                attend();
                stopping = true;
            } catch (InterruptException | InterruptedException e) {
                LOG.debug("interrupted, as for a stop", e);
                stopping = true;
            } catch (RuntimeException e) {
                if (closing.getCount() > 0) {
                    LOG.warn(
                            "{} begin anew in {} s: {}",
                            settings.name(),
                            settings.pause().toSeconds(),
                            e.toString(),
                            e);
                }
                stopping = isClosedWithin(settings.pause());
            }
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private void attend() throws InterruptedException {
        TopicPartition whose = new TopicPartition(settings.topic().name(), 0);
        @Nullable Desk desk = null;
        try (KafkaConsumer<byte[], byte[]> group = member()) {
            group.subscribe(List.of(settings.topic().name()));
            while (closing.getCount() > 0) {
                group.poll(desk == null ? STAND_BY : Duration.ZERO);
                // It belongs to the group for the partition's sake and reads nothing of it.
                group.pause(group.assignment());
                boolean ours = group.assignment().contains(whose);
                if (ours && desk == null) {
                    desk = desks.get();
                } else if (!ours && desk != null) {
                    desk.close();
                    desk = null;
                }
                if (desk != null) {
                    desk.work();
                }
            }
        } finally {
            if (desk != null) {
                desk.close();
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> member() {
        return new KafkaClients(settings.bootstrapServers())
                .inGroup(settings.group())
                .with(ConsumerConfig.CLIENT_ID_CONFIG, settings.group())
                .with(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest")
                .with(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                        settings.piece().toMillis())
                .byteConsumer();
    }

    /** Stops; a piece of work that goes on too long is cut off. */
    @Override
    public void close() {
        closing.countDown();
        try {
            // Whoever leaves the group in good order makes room for another at once.
            if (!thread.join(LEAVE_WITHIN)) {
                thread.interrupt();
                thread.join(CLOSE_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
