package org.onrecord.processor.opinion.ask;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.duty.Duty;
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
    private static final Duration BEFORE_NEW_START = Duration.ofSeconds(10);

    private final Duty duty;

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

    private OpinionService(Duty duty) {
        this.duty = duty;
    }

    /** Starts it; the topics must be there. Returns at once, and calls nobody before there is something to ask. */
    public static OpinionService start(Settings settings, Issue issue, MeterRegistry registry) {
        LOG.info(
                "Second opinions are on: {} at {} is asked, at most {} times a minute and {} a day",
                settings.endpoint().model(),
                settings.endpoint().host(),
                settings.perMinute(),
                settings.perDay());
        OpinionMeters meters = new OpinionMeters(registry);
        Seldom seldom = new Seldom();
        return new OpinionService(Duty.start(
                new Duty.Settings(
                        "Second opinions",
                        settings.bootstrapServers(),
                        GROUP,
                        Topics.OPINIONS,
                        // A piece of work is one question at most.
                        settings.endpoint().within().plusMinutes(3),
                        BEFORE_NEW_START),
                () -> new OpinionDesk(settings, issue, meters, seldom)));
    }

    /** Stops asking; an answer that is on its way is not waited for. */
    @Override
    public void close() {
        duty.close();
    }
}
