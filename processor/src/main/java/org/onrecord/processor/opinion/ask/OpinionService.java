package org.onrecord.processor.opinion.ask;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.singleton.SingletonTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a language model for its opinions on official statements, without delaying the processor. Failures are counted and
 * logged.
 *
 * <p>One process does so at a time: the one to which the consumer group assigns the first partition of the opinions. So the rate
 * limit and the budget are shared by all processes and issues, and no statement is sent twice.
 */
public final class OpinionService {
    /** The consumer group of the processes that can ask. */
    public static final String GROUP = KafkaNames.of("onrecord-opinions");

    private static final Logger LOG = LoggerFactory.getLogger(OpinionService.class);
    private static final Duration BEFORE_RESTART = Duration.ofSeconds(10);

    private OpinionService() {}

    /**
     * @param perMinute most questions in any minute, 1 or more
     * @param perDay most questions in any 24 hours, 1 or more
     * @param backoff after failures of the endpoint
     */
    public record Settings(
            KafkaClients kafka, Endpoint.Settings endpoint, int perMinute, int perDay, Backoff backoff) {}

    /** Starts the task for all watched issues and returns at once. The topics must exist. The endpoint is not called before there is something to ask. */
    public static SingletonTask start(Settings settings, List<Issue> issues, MeterRegistry registry) {
        LOG.info(
                "A language model is asked about official statements: {} at {}, at most {} times a minute and {} a day",
                settings.endpoint().model(),
                settings.endpoint().host(),
                settings.perMinute(),
                settings.perDay());
        OpinionMeters meters = new OpinionMeters(registry);
        LogThrottle throttle = new LogThrottle();
        return SingletonTask.start(
                new SingletonTask.Settings(
                        settings.kafka(),
                        GROUP,
                        Topics.OPINIONS,
                        // A step is one question at most.
                        settings.endpoint().within().plusMinutes(3),
                        BEFORE_RESTART),
                () -> new OpinionWorker(settings, issues, meters, throttle));
    }
}
