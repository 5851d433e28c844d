package org.onrecord.ingest.crawl;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.onrecord.events.Event;
import org.onrecord.events.EventJson;
import org.onrecord.events.EventJson.UnreadableEventException;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceItem;
import org.onrecord.events.topic.Topics;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.fetch.Backoff;
import org.onrecord.ingest.fetch.Politeness;
import org.onrecord.ingest.fetch.Validators;
import org.onrecord.ingest.publish.Broker;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The crawl from one connection to the broker to its end: takes the hosts that the group gives it, does their jobs side by side, and
 * writes what follows in transactions. One that fails is thrown away whole; the next reads from the topics how far it came.
 *
 * <p>A transaction takes the positions on the topic of wishes with it, under the group's generation: a process that has lost its hosts
 * to another cannot write any more.
 */
final class CrawlSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CrawlSession.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int BATCH_RECORDS = 500;

    private final Worker worker;
    private final CaptureWriter captures;
    private final ExecutorService threads;
    private final int concurrency;
    private final InstantSource clock;
    private final MeterRegistry meters;

    private final KafkaConsumer<String, byte[]> wishes;
    private final KafkaProducer<String, byte[]> producer;
    private final Ledger ledger;
    private final Frontier frontier;
    private final Desk desk;
    private final int partitions;
    private final Set<Integer> owned = new HashSet<>();
    private final Queue<Done> results = new ConcurrentLinkedQueue<>();
    private int running;
    private boolean changed;
    private boolean assigned;

    private record Done(Job job, Result result, Instant started, Instant finished) {}

    CrawlSession(
            Broker broker,
            Map<String, SourceSpec> sources,
            Worker worker,
            CaptureWriter captures,
            ExecutorService threads,
            int concurrency,
            Politeness politeness,
            InstantSource clock,
            MeterRegistry meters) {
        this.worker = worker;
        this.captures = captures;
        this.threads = threads;
        this.concurrency = concurrency;
        this.clock = clock;
        this.meters = meters;
        producer = broker.producer(Optional.of("onrecord-crawl-" + UUID.randomUUID()));
        wishes = broker.member("onrecord-ingest");
        ledger = new Ledger(broker);
        producer.initTransactions();
        partitions = wishes.partitionsFor(Topics.FETCHES.name()).size();
        frontier = new Frontier(politeness);
        Backoff backoff =
                new Backoff(Duration.ofSeconds(30), Duration.ofHours(6), RandomGenerator.of("L64X128MixRandom"));
        desk = new Desk(sources, ledger, frontier, this::isOwned, backoff, meters);
        wishes.subscribe(List.of(Topics.FETCHES.name()), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
                revoked.forEach(partition -> owned.remove(partition.partition()));
                changed = true;
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> added) {
                added.forEach(partition -> owned.add(partition.partition()));
                changed = true;
                assigned = true;
            }
        });
    }

    /** Works until told to stop. */
    void run(BooleanSupplier goOn, Runnable ready) throws java.io.IOException {
        while (goOn.getAsBoolean()) {
            boolean idle = results.isEmpty();
            Iterable<ConsumerRecord<String, byte[]>> read = wishes.poll(idle ? PAUSE : Duration.ZERO);
            Batch batch = new Batch(clock);
            if (changed) {
                takeOver(batch);
            }
            follow();
            read.forEach(this::take);
            settle(batch);
            dispatch();
            if (!batch.isEmpty()) {
                write(batch);
            }
            if (assigned) {
                ready.run();
            }
        }
    }

    /** Other hosts are ours now: what is remembered of them decides what is to be done. */
    private void takeOver(Batch batch) {
        changed = false;
        // The positions are given out only when every transaction that holds them is over: then the topic has all of
        // it.
        wishes.assignment().forEach(wishes::position);
        ledger.catchUp();
        desk.survey(batch, clock);
        desk.forgetStrangers(batch);
        LOG.info(
                "Ingest owns {} of {} parts of the hosts; {} fetches are planned.",
                owned.size(),
                partitions,
                frontier.size());
    }

    private void follow() {
        for (Event event : ledger.follow()) {
            if (event instanceof SourceItem item) {
                desk.plan(item, clock.instant());
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            desk.take(EventJson.read(record.value(), FetchTask.class), clock.instant());
        } catch (UnreadableEventException e) {
            LOG.warn("A wish at {} of {} cannot be read: {}", record.offset(), record.topic(), e.getMessage());
        }
    }

    private void settle(Batch batch) {
        Done done;
        while (batch.records().size() < BATCH_RECORDS && (done = results.poll()) != null) {
            running--;
            frontier.done(done.job(), done.started(), done.finished());
            if (isOwned(done.job().host())) {
                desk.settle(done.job(), done.result(), clock.instant(), batch);
            }
            Timer.builder("onrecord.ingest.fetch")
                    .description("Time of one request with the reading of its answer")
                    .tag("kind", done.job().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                    .register(meters)
                    .record(Duration.between(done.started(), done.finished()));
        }
    }

    private void dispatch() {
        Instant now = clock.instant();
        for (Job job : frontier.start(now, concurrency - running)) {
            running++;
            Optional<Result> forbidden = job instanceof Job.Robots
                    ? Optional.empty()
                    : frontier.policy(job, now).flatMap(policy -> Worker.forbidden(job, policy));
            if (forbidden.isPresent()) {
                results.add(new Done(job, forbidden.get(), now, now));
                continue;
            }
            Work work = work(job);
            threads.execute(() -> {
                Instant started = clock.instant();
                Result result = work.run();
                results.add(new Done(job, result, started, clock.instant()));
            });
        }
    }

    private interface Work {
        Result run();
    }

    /** What a job needs to know is looked up here, on the thread that owns it. */
    private Work work(Job job) {
        return switch (job) {
            case Job.Robots robots -> () -> worker.rules(robots);
            case Job.Poll poll -> {
                Validators validators = ledger.state(poll.source().id())
                        .map(SourceHealth::validators)
                        .orElse(Validators.NONE);
                yield () -> worker.poll(poll, validators);
            }
            case Job.Visit visit -> {
                SourceItem known =
                        ledger.item(visit.source().id(), visit.task().item()).orElse(null);
                yield () -> worker.visit(visit, known);
            }
        };
    }

    private void write(Batch batch) throws java.io.IOException {
        captures.sync();
        producer.beginTransaction();
        for (ProducerRecord<String, byte[]> record : batch.records()) {
            producer.send(record);
        }
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : wishes.assignment()) {
            positions.put(partition, new OffsetAndMetadata(wishes.position(partition)));
        }
        if (!positions.isEmpty()) {
            producer.sendOffsetsToTransaction(positions, wishes.groupMetadata());
        }
        producer.commitTransaction();
    }

    private boolean isOwned(String host) {
        return owned.contains(partitionOf(host));
    }

    /** As the producer chooses it for a key. */
    private int partitionOf(String host) {
        byte[] key = host.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        ledger.close();
        wishes.close();
    }

    /** How many fetches wait and run. */
    int waiting() {
        return frontier.size() + running;
    }
}
