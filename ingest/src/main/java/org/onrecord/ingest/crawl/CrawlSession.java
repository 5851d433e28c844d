package org.onrecord.ingest.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.http.Validators;
import org.onrecord.events.kafka.ForgottenTable;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.fetch.BodyMemory;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.publish.BrokerAccess;
import org.onrecord.ingest.publish.RecordBatch;
import org.onrecord.ingest.publish.SourceTable;
import org.onrecord.ingest.publish.SourceTopicReader;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The crawl over one connection to the broker. It takes the hosts that the consumer group assigns to it, runs their
 * jobs in parallel, and writes the consequences in transactions. A session that fails is dropped; the next one reads
 * the state of the crawl from the topics.
 *
 * <p>Each transaction includes the positions on the topic of fetch tasks under the group's generation, so a process
 * that has lost its hosts to another one can write no more.
 */
final class CrawlSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlSession.class);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The wait while nothing is fetched and nothing is due soon. */
    private static final Duration LONG_PAUSE = Duration.ofMillis(500);

    private static final int BATCH_RECORDS = 500;
    private static final int BODIES_BYTES = 24 << 20;

    private final Shared shared;
    private final InstantSource clock;

    private final KafkaConsumer<String, byte[]> tasks;
    private final KafkaProducer<String, byte[]> producer;
    private final SourceTopicReader sources;
    private final SourceTable table;
    private final Frontier frontier;
    private final FetchResultHandler handler;
    private final int partitions;

    /** The partitions owned, with the number of the assignment that brought each. */
    private final Map<Integer, Integer> owned = new HashMap<>();

    private final BodyMemory bodies = new BodyMemory(BODIES_BYTES);
    private final Queue<Done> results = new ConcurrentLinkedQueue<>();
    private int assignments;
    private int running;
    private boolean changed;

    /**
     * @param tenure the assignment under which the host was owned when the job started; null if it was not owned
     */
    private record Done(
            FetchJob job,
            JobResult result,
            @Nullable Integer tenure,
            boolean asked,
            Instant started,
            Instant finished,
            BodyMemory.Loan memory) {}

    record Shared(
            BrokerAccess broker,
            ForgottenTable forgotten,
            Map<String, SourceSpec> sources,
            FetchWorker worker,
            CaptureWriter captures,
            ExecutorService threads,
            int concurrency,
            PolitenessPolicy politeness,
            InstantSource clock,
            CrawlMetrics meters) {}

    private CrawlSession(
            Shared shared,
            KafkaConsumer<String, byte[]> tasks,
            KafkaProducer<String, byte[]> producer,
            SourceTopicReader sources,
            SourceTable table) {
        this.shared = shared;
        this.clock = shared.clock();
        this.tasks = tasks;
        this.producer = producer;
        this.sources = sources;
        this.table = table;
        frontier = new Frontier(shared.politeness(), table::pace);
        Backoff backoff = new Backoff(
                Duration.ofSeconds(30), Duration.ofHours(6), 1, RandomGenerator.of("L64X128MixRandom")::nextDouble);
        handler = new FetchResultHandler(
                shared.sources(), table, frontier, host -> tenure(host) != null, backoff, shared.meters());
        partitions = tasks.partitionsFor(Topics.FETCHES.name()).size();
    }

    /** Connects; leaves nothing open on failure. */
    static CrawlSession open(Shared shared) {
        BrokerAccess broker = shared.broker();
        KafkaProducer<String, byte[]> producer = broker.producer(KafkaNames.of("onrecord-crawl-") + UUID.randomUUID());
        KafkaConsumer<String, byte[]> tasks = broker.member(KafkaNames.of("onrecord-ingest"));
        SourceTable table = new SourceTable(shared.sources()::containsKey, shared.forgotten()::contains);
        @Nullable SourceTopicReader sources = null;
        try {
            sources = new SourceTopicReader(broker, table);
            producer.initTransactions();
            CrawlSession session = new CrawlSession(shared, tasks, producer, sources, table);
            tasks.subscribe(List.of(Topics.FETCHES.name()), session.new Ownership());
            return session;
        } catch (RuntimeException e) {
            close(producer, tasks, sources);
            throw e;
        }
    }

    private final class Ownership implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            revoked.forEach(partition -> owned.remove(partition.partition()));
            changed = true;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> added) {
            assignments++;
            added.forEach(partition -> owned.put(partition.partition(), assignments));
            changed = true;
        }
    }

    void run(BooleanSupplier goOn, Runnable ready) throws IOException {
        while (goOn.getAsBoolean()) {
            Iterable<ConsumerRecord<String, byte[]>> read = tasks.poll(results.isEmpty() ? pause() : Duration.ZERO);
            RecordBatch batch = new RecordBatch(clock);
            if (changed) {
                planAnew(batch);
            }
            sources.follow().forEach(this::plan);
            read.forEach(record -> take(record, batch));
            sources.unusable().forEach((record, reason) -> deadLetter(record, reason, batch));
            settle(batch);
            dispatch();
            if (!batch.records().isEmpty()) {
                write(batch);
            }
            shared.meters().update(frontier, running, clock.instant());
            handler.logFailures(clock.instant());
            if (assignments > 0) {
                ready.run();
            }
        }
    }

    private Duration pause() {
        Instant soon = clock.instant().plus(LONG_PAUSE);
        boolean busy = running > 0 || frontier.oldest().filter(soon::isAfter).isPresent();
        return busy ? PAUSE : LONG_PAUSE;
    }

    private void planAnew(RecordBatch batch) {
        changed = false;
        // Positions are returned only once every transaction that contains them has ended: then the topic has all of
        // it.
        tasks.assignment().forEach(tasks::position);
        sources.catchUp();
        handler.survey(batch, clock);
        handler.removeUnknown(batch);
        LOG.info(
                "This process owns {} of {} partitions of hosts; {} fetches are planned.",
                owned.size(),
                partitions,
                frontier.size());
    }

    private void take(ConsumerRecord<String, byte[]> record, RecordBatch batch) {
        if (record.value() == null) {
            deadLetter(record, "the record has no value, and a fetch is never taken back", batch);
            return;
        }
        try {
            FetchTask task = EventJson.read(record.value(), FetchTask.class);
            handler.take(task, clock.instant());
        } catch (RuntimeException e) {
            deadLetter(record, "the record cannot be used: " + e.getMessage(), batch);
        }
    }

    private void deadLetter(ConsumerRecord<String, byte[]> unusable, String reason, RecordBatch batch) {
        LOG.warn(
                "The record at offset {} of {}-{} goes to the dead letters: {}",
                unusable.offset(),
                unusable.topic(),
                unusable.partition(),
                reason);
        shared.meters().unusable(unusable.topic());
        batch.deadLetter(unusable, reason);
    }

    private void plan(Event news) {
        try {
            handler.plan(news, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Nothing is planned for {} on the topic of sources: {}", news.key(), e.toString());
        }
    }

    private void settle(RecordBatch batch) throws IOException {
        Done done;
        while (batch.records().size() < BATCH_RECORDS && (done = results.poll()) != null) {
            running--;
            // What is left of the body is in the result, which is written at once.
            done.memory().close();
            FetchJob job = done.job();
            if (done.asked()) {
                shared.meters().duration(job, Duration.between(done.started(), done.finished()));
            }
            // If the host was lost in between, another process did its jobs, and this result is out of date.
            if (done.tenure() == null || !done.tenure().equals(tenure(job.host()))) {
                continue;
            }
            if (isForgotten(job)) {
                frontier.remove(job.host(), job.key());
                if (done.result() instanceof JobResult.Article article
                        && article.document().capture() != null) {
                    shared.captures().erase(article.document().capture());
                }
            } else {
                settle(job, done.result(), batch);
            }
            // After settling, since what the result says about the host's rules holds from this request on.
            if (done.asked()) {
                frontier.done(job, done.started(), done.finished());
            } else {
                frontier.skipped(job);
            }
        }
    }

    /** Settles a result. If that fails, only the job of the result is lost. */
    private void settle(FetchJob job, JobResult result, RecordBatch batch) {
        try {
            handler.settle(job, result, clock.instant(), batch);
        } catch (RuntimeException e) {
            LOG.error("The result of fetching {} was lost because of a bug; please report it.", job.url(), e);
            frontier.remove(job.host(), job.key());
        }
    }

    private void dispatch() {
        Instant now = clock.instant();
        for (FetchJob job : frontier.start(now, shared.concurrency() - running)) {
            if (isForgotten(job)) {
                frontier.skipped(job);
                frontier.remove(job.host(), job.key());
                continue;
            }
            running++;
            @Nullable Integer tenure = tenure(job.host());
            BodyMemory.Loan memory = bodies.lend();
            Optional<JobResult> forbidden = frontier.forbidden(job, now);
            if (forbidden.isPresent()) {
                results.add(new Done(job, forbidden.get(), tenure, false, now, now, memory));
                continue;
            }
            FetchWorker.Known known = known(job);
            shared.threads().execute(() -> {
                Instant started = clock.instant();
                JobResult result = memory.during(() -> shared.worker().run(job, known));
                results.add(new Done(job, result, tenure, true, started, clock.instant(), memory));
            });
        }
    }

    /** Returns true if the source or item that a job fetches was deleted for good, maybe since the job began. */
    private boolean isForgotten(FetchJob job) {
        return switch (job) {
            case FetchJob.Robots robots -> false;
            case FetchJob.Poll poll -> table.isForgotten(poll.source().id(), "");
            case FetchJob.Visit visit ->
                table.isForgotten(visit.source().id(), visit.task().item());
        };
    }

    /** Looks up what a job needs to know, on this thread, which owns the table. */
    private FetchWorker.Known known(FetchJob job) {
        return switch (job) {
            case FetchJob.Robots robots -> new FetchWorker.Known(Validators.NONE, null);
            case FetchJob.Poll poll ->
                new FetchWorker.Known(
                        table.state(poll.source().id())
                                .map(SourceState::validators)
                                .orElse(Validators.NONE),
                        null);
            case FetchJob.Visit visit ->
                new FetchWorker.Known(
                        Validators.NONE,
                        table.item(visit.source().id(), visit.task().item()).orElse(null));
        };
    }

    private void write(RecordBatch batch) throws IOException {
        shared.captures().sync();
        producer.beginTransaction();
        try {
            batch.records().forEach(producer::send);
            Map<TopicPartition, OffsetAndMetadata> positions = tasks.assignment().stream()
                    .collect(Collectors.toMap(
                            partition -> partition, partition -> new OffsetAndMetadata(tasks.position(partition))));
            if (!positions.isEmpty()) {
                producer.sendOffsetsToTransaction(positions, tasks.groupMetadata());
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort();
            throw e;
        }
    }

    /** Aborts a failed transaction at once: left open, it would block every reader until it times out. */
    private void abort() {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            LOG.debug("a transaction was not aborted: {}", e.getMessage());
        }
    }

    private @Nullable Integer tenure(String host) {
        byte[] key = host.getBytes(StandardCharsets.UTF_8);
        // The partition that the producer chooses for the key.
        return owned.get(Utils.toPositive(Utils.murmur2(key)) % partitions);
    }

    @Override
    public void close() {
        close(producer, tasks, sources);
    }

    private static void close(
            KafkaProducer<String, byte[]> producer,
            KafkaConsumer<String, byte[]> tasks,
            @Nullable SourceTopicReader sources) {
        producer.close(Duration.ofSeconds(1));
        if (sources != null) {
            sources.close();
        }
        tasks.close();
    }
}
