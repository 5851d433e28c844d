package org.onrecord.processor.talkingpoint.follow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.statement.Sentences;
import org.onrecord.processor.talkingpoint.TalkingPoints;
import org.onrecord.processor.talkingpoint.TalkingPoints.Said;
import org.onrecord.processor.talkingpoint.Voices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the talking points of all actors, beside the processor and without a hold on it.
 *
 * <p>Of any number of processes one does so at a time, the one to which the consumer group gives the first partition of the talking points.
 */
public final class TalkingPointService implements AutoCloseable {
    /** The consumer group by which the processes agree on who follows; the writer's transactional id too. */
    public static final String GROUP = "onrecord-talking-points";

    /** The group under which stands how far the statements have been worked off. */
    public static final String GROUP_READ = "onrecord-talking-points-read";

    private static final Logger LOG = LoggerFactory.getLogger(TalkingPointService.class);
    private static final TopicPartition WHO_FOLLOWS = new TopicPartition(Topics.TALKING_POINTS.name(), 0);
    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration BEFORE_NEW_START = Duration.ofSeconds(5);
    private static final Duration LEAVE_WITHIN = Duration.ofSeconds(3);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final Issue issue;
    private final Embedder embedder;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private TalkingPointService(String bootstrapServers, Issue issue, Embedder embedder) {
        this.bootstrapServers = bootstrapServers;
        this.issue = issue;
        this.embedder = embedder;
        this.thread = Thread.ofPlatform().name(GROUP).unstarted(this::run);
    }

    /** Starts it; the topics must be there. Returns at once. */
    public static TalkingPointService start(String bootstrapServers, Issue issue, Embedder embedder) {
        TalkingPointService service = new TalkingPointService(bootstrapServers, issue, embedder);
        service.thread.start();
        return service;
    }

    private void run() {
        boolean stopping = false;
        while (!stopping) {
            try {
                attend();
                stopping = true;
            } catch (InterruptException e) {
                LOG.debug("interrupted, as for a stop", e);
                stopping = true;
            } catch (RuntimeException e) {
                if (closing.getCount() > 0) {
                    LOG.warn("Talking points begin anew in {} s: {}", BEFORE_NEW_START.toSeconds(), e.toString(), e);
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

    private void attend() {
        @Nullable TalkingPointDesk desk = null;
        try (KafkaConsumer<byte[], byte[]> group = member()) {
            group.subscribe(List.of(Topics.TALKING_POINTS.name()));
            while (closing.getCount() > 0) {
                group.poll(desk == null ? STAND_BY : Duration.ZERO);
                // It belongs to the group for the partition's sake and reads nothing of it.
                group.pause(group.assignment());
                boolean ours = group.assignment().contains(WHO_FOLLOWS);
                if (ours && desk == null) {
                    desk = desk();
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

    private TalkingPointDesk desk() {
        return new TalkingPointDesk(
                bootstrapServers,
                new TalkingPoints(issue, words -> vector(words, language(words))),
                new Voices(issue),
                this::said);
    }

    private Said said(Statement statement) {
        String words = statement.quote();
        String language = language(words);
        List<String> sentences = Sentences.split(words, new Statement.Span(0, words.length()), language).stream()
                .map(span -> span.of(words))
                .toList();
        Function<String, float[]> meaning = sentence -> vector(sentence, language);
        return Said.of(statement, sentences, meaning);
    }

    private float[] vector(String sentence, String language) {
        return embedder.embed(List.of(sentence), language).getFirst();
    }

    private static String language(String words) {
        return Script.isChinese(words) ? "zh" : "en";
    }

    private KafkaConsumer<byte[], byte[]> member() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
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
                        // A large history is read and compared between two polls.
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        (int) Duration.ofMinutes(15).toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Stops following. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(LEAVE_WITHIN)) {
                thread.interrupt();
                thread.join(CLOSE_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
