package org.onrecord.processor.opinion.ask;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.EventJson;
import org.onrecord.events.IssueKey;
import org.onrecord.events.Opinion;
import org.onrecord.events.Statement;
import org.onrecord.events.deadletter.DeadLetter;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.kafka.TopicScan;
import org.onrecord.events.kafka.TopicSender;
import org.onrecord.events.topic.Topics;
import org.onrecord.processor.opinion.Answer;
import org.onrecord.processor.opinion.OpinionQueue;
import org.onrecord.processor.opinion.RequestBudget;
import org.onrecord.processor.singleton.SingletonTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all statements and opinions on the watched issues, asks the endpoint about statements without an opinion, for one issue after the other, and
 * writes the answers.
 *
 * <p>It stores nothing else: the topic of opinions tells what was asked and how much of the daily budget is spent. Requests without an answer are
 * forgotten at a restart.
 */
final class OpinionWorker implements SingletonTask.Worker {
    private static final Logger LOG = LoggerFactory.getLogger(OpinionWorker.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(10);

    /** The capacity of the queue of each issue, a few MB of statements. */
    private static final int CAPACITY = 2_000;

    private final OpinionService.Settings settings;
    private final OpinionMeters meters;
    private final LogThrottle throttle;
    private final Endpoint endpoint;
    private final RequestBudget budget;
    private final SortedMap<String, OpinionQueue> queues = new TreeMap<>();

    /** The issue that was asked about last. */
    private String last = "";

    private final KafkaConsumer<String, byte[]> reader;
    private final TopicSender writer;

    /** The ends of the topics when the current reading began; empty once they are reached. */
    private Map<TopicPartition, Long> goal = Map.of();

    private final Instant started = Instant.now();
    private boolean everCaughtUp;
    private Instant nextReading = Instant.EPOCH;
    private Instant notBefore = Instant.EPOCH;
    private int failures;
    private boolean busy;

    OpinionWorker(OpinionService.Settings settings, List<Issue> issues, OpinionMeters meters, LogThrottle throttle) {
        this.settings = settings;
        this.meters = meters;
        this.throttle = throttle;
        this.endpoint = new Endpoint(settings.endpoint());
        this.budget = new RequestBudget(settings.perMinute(), settings.perDay());
        issues.forEach(issue -> queues.put(
                issue.id(), new OpinionQueue(issue, settings.endpoint().model(), CAPACITY)));
        this.reader = settings.kafka()
                .with(ConsumerConfig.CLIENT_ID_CONFIG, "onrecord-opinions-reader")
                .with(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024)
                .with(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024)
                .consumer();
        this.writer = TopicSender.patient(settings.kafka()
                .with(ProducerConfig.CLIENT_ID_CONFIG, "onrecord-opinions-writer")
                .with(ProducerConfig.BUFFER_MEMORY_CONFIG, 4 * 1024 * 1024L));
        TopicScan.rewind(reader, Topics.STATEMENTS, Topics.OPINIONS);
        read(reader.assignment());
    }

    private void read(Collection<TopicPartition> fromTheirBeginning) {
        goal = reader.endOffsets(fromTheirBeginning);
        reader.seekToBeginning(fromTheirBeginning);
        nextReading = Instant.now().plus(BETWEEN_READINGS);
        queues.values().forEach(OpinionQueue::rereadStarts);
    }

    /** Reads the next records, and sends one request if the limits allow it. */
    @Override
    public void work() throws InterruptedException {
        for (ConsumerRecord<String, byte[]> each : reader.poll(busy ? Duration.ZERO : POLL)) {
            read(each);
        }
        busy = !isCaughtUp() || askNext(Instant.now());
        meters.set(waiting(), budget.leftOfDay(Instant.now()));
    }

    private boolean isCaughtUp() {
        if (TopicScan.hasReached(reader, goal)) {
            goal = Map.of();
            everCaughtUp = true;
        }
        return goal.isEmpty();
    }

    private void read(ConsumerRecord<String, byte[]> message) {
        byte[] value = message.value();
        Optional<OpinionQueue> known =
                Optional.ofNullable(message.key()).flatMap(IssueKey::issue).map(queues::get);
        if (known.isEmpty()) {
            return;
        }
        OpinionQueue queue = known.get();
        try {
            if (message.topic().equals(Topics.STATEMENTS.name())) {
                if (value != null) {
                    queue.put(EventJson.read(value, Statement.class), Instant.now());
                } else {
                    queue.remove(IssueKey.id(message.key()));
                }
            } else if (value != null) {
                Opinion opinion = EventJson.read(value, Opinion.class);
                queue.put(opinion);
                // A time in the future comes from another clock; counted, it would block requests until then.
                if (!everCaughtUp
                        && opinion.at().isAfter(started.minus(RequestBudget.DAY))
                        && !opinion.at().isAfter(started)) {
                    budget.spend(opinion.at());
                }
            }
        } catch (RuntimeException e) { // One bad record must not stop the task.
            LOG.warn("{} is passed over: {}", DeadLetter.Place.of(message), e.toString());
        }
    }

    /** Returns true if it asked, or began to read again, so that the next step should not wait. */
    private boolean askNext(Instant now) throws InterruptedException {
        if (queues.values().stream().anyMatch(OpinionQueue::needsReread) && now.isAfter(nextReading)) {
            read(TopicScan.partitions(reader, Topics.STATEMENTS.name()));
            return true;
        }
        if (waiting() == 0 || now.isBefore(notBefore)) {
            return false;
        }
        Duration wait = budget.untilNext(now);
        if (wait.isPositive()) {
            if (budget.leftOfDay(now) == 0 && throttle.isDue("budget", now)) {
                LOG.info(
                        "The budget of {} questions a day to the language model is spent, and {} statements wait until {}. Set"
                                + " ONRECORD_LLM_PER_DAY to allow more",
                        settings.perDay(),
                        waiting(),
                        now.plus(wait).truncatedTo(ChronoUnit.SECONDS));
            }
            return false;
        }
        List<String> inTurn = new ArrayList<>(queues.tailMap(last + "\0").keySet());
        inTurn.addAll(queues.headMap(last + "\0").keySet());
        for (String issue : inTurn) {
            OpinionQueue queue = Objects.requireNonNull(queues.get(issue));
            Optional<OpinionQueue.Turn> turn = queue.next(now);
            if (turn.isPresent()) {
                last = issue;
                ask(issue, queue, turn.get(), now);
                return true;
            }
        }
        return false;
    }

    private int waiting() {
        return queues.values().stream().mapToInt(OpinionQueue::size).sum();
    }

    private void ask(String issue, OpinionQueue queue, OpinionQueue.Turn turn, Instant now)
            throws InterruptedException {
        budget.spend(now);
        EndpointReply reply = endpoint.ask(turn.inquiry());
        meters.count(reply);
        switch (reply) {
            case EndpointReply.Answered answered -> {
                failures = 0;
                Opinion opinion = opinion(issue, turn, answered.answer());
                writer.send(Topics.OPINIONS.record(opinion, "processor", opinion.at()));
                queue.answered(turn, opinion);
            }
            case EndpointReply.Throttled throttled ->
                pause(throttled.retryAfter(), throttled.reason(), "Lower ONRECORD_LLM_PER_MINUTE if this repeats");
            case EndpointReply.Unavailable unavailable -> {
                queue.failed(turn);
                pause(unavailable.retryAfter(), unavailable.reason(), "Start it, or set LLM_BASE_URL to its address");
            }
            case EndpointReply.Rejected rejected -> {
                queue.failed(turn);
                pause(
                        Optional.empty(),
                        rejected.reason(),
                        "Check LLM_BASE_URL, LLM_API_KEY and LLM_MODEL; the model must support response_format json_schema");
            }
        }
    }

    private Opinion opinion(String issue, OpinionQueue.Turn turn, Answer answer) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String model = settings.endpoint().model();
        @Nullable String refused = answer.refused();
        if (refused != null) {
            warn(turn, refused, at);
        }
        return new Opinion(
                turn.id(), turn.asked(), issue, model, answer.sides(), answer.topics(), refused, turn.attempts(), at);
    }

    private void warn(OpinionQueue.Turn turn, String refused, Instant now) {
        if (throttle.isDue("refused", now)) {
            LOG.warn(
                    "The answer of {} about the statement {} is refused: {}. It is asked again on another day. If this repeats, set"
                            + " LLM_MODEL to a better model",
                    settings.endpoint().model(),
                    turn.statement(),
                    refused);
        }
    }

    private void pause(Optional<Duration> retryAfter, String reason, String remedy) {
        failures++;
        Instant now = Instant.now();
        notBefore = now.plus(settings.backoff().after(failures, retryAfter));
        if (throttle.isDue(remedy, now)) {
            LOG.warn(
                    "No answers of the language model for now; everything else goes on. The endpoint {} {}. The next try is at {}. {}",
                    settings.endpoint().host(),
                    reason,
                    notBefore.truncatedTo(ChronoUnit.SECONDS),
                    remedy);
        }
    }

    @Override
    public void close() {
        endpoint.close();
        reader.close();
        writer.close();
    }
}
