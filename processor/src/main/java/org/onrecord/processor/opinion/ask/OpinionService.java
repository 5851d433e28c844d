package org.onrecord.processor.opinion.ask;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.opinion.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a language model give second opinions on official statements, beside the processor and without a hold on it: whatever happens here
 * is counted and logged, and ends nothing.
 *
 * <p>Of any number of processes one asks at a time, the one to which the consumer group gives the first partition of the opinions: so
 * rate and budget hold for all of them together, and the same words are not asked about twice.
 */
public final class OpinionService implements AutoCloseable {
    /** The consumer group by which the processes agree on who asks. */
    public static final String GROUP = "onrecord-opinions";

    private static final Logger LOG = LoggerFactory.getLogger(OpinionService.class);
    private static final TopicPartition WHO_ASKS = new TopicPartition(Topics.OPINIONS.name(), 0);
    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration BEFORE_NEW_START = Duration.ofSeconds(10);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final Settings settings;
    private final Issue issue;
    private final OpinionMeters meters;
    private final Seldom seldom = new Seldom();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Whom to ask and how often.
     *
     * @param bootstrapServers of Kafka
     * @param perMinute questions in any minute, 1 or more
     * @param perDay questions in any 24 hours, 1 or more
     * @param backoff after failures of the endpoint
     */
    public record Settings(
            String bootstrapServers, Endpoint.Settings endpoint, int perMinute, int perDay, Backoff backoff) {}

    private OpinionService(Settings settings, Issue issue, MeterRegistry registry) {
        this.settings = settings;
        this.issue = issue;
        this.meters = new OpinionMeters(registry);
        this.thread = Thread.ofPlatform().name("onrecord-opinions").unstarted(this::run);
    }

    /** Starts it; the topics must be there. Returns at once, and calls nobody before there is something to ask. */
    public static OpinionService start(Settings settings, Issue issue, MeterRegistry registry) {
        LOG.info(
                "Second opinions are on: {} at {} is asked, at most {} times a minute and {} a day",
                settings.endpoint().model(),
                settings.endpoint().host(),
                settings.perMinute(),
                settings.perDay());
        OpinionService service = new OpinionService(settings, issue, registry);
        service.thread.start();
        return service;
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
                    LOG.warn("Second opinions begin anew in {} s: {}", BEFORE_NEW_START.toSeconds(), e.toString(), e);
                }
                stopping = isClosedWithin(BEFORE_NEW_START);
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
        @Nullable OpinionDesk desk = null;
        try (KafkaConsumer<byte[], byte[]> group = member()) {
            group.subscribe(List.of(Topics.OPINIONS.name()));
            while (closing.getCount() > 0) {
                group.poll(desk == null ? STAND_BY : Duration.ZERO);
                // It belongs to the group for the partition's sake and reads nothing of it.
                group.pause(group.assignment());
                boolean ours = group.assignment().contains(WHO_ASKS);
                if (ours && desk == null) {
                    desk = new OpinionDesk(settings, issue, meters, seldom);
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
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                        "consumer",
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        // Between two polls lies one question at most.
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        (int) settings.endpoint().within().plusMinutes(3).toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Stops asking; an answer that is on its way is not waited for. */
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
