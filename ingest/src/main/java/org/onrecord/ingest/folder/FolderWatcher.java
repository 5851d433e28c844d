package org.onrecord.ingest.folder;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.file.FileSource;
import org.onrecord.ingest.file.FolderSource;
import org.onrecord.ingest.health.SourceHealth;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemSource;
import org.onrecord.ingest.publish.Publisher;
import org.onrecord.ingest.source.SourceSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the sources on disk and publishes what is new or changed in them, until closed.
 *
 * <p>It stores nothing itself: what was published is on the topic {@code sources}. While the broker does not answer, it
 * waits and says so in {@link #notReady}.
 */
public final class FolderWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final List<Watched> sources;
    private final Duration interval;
    private final MeterRegistry meters;
    private final Publisher publisher;
    private final CaptureWriter captures;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> scanned = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private boolean failed;
    private volatile Optional<String> trouble = Optional.of("ingest has not reached the broker yet");

    /** A source on disk; one to which documents are pushed has nothing to read. */
    private record Watched(SourceSpec spec, ItemSource source) {
        static Watched of(SourceSpec spec, Path captures, InstantSource clock) {
            Path path = Path.of(spec.address());
            return new Watched(
                    spec,
                    spec.kind() == SourceSpec.Kind.FOLDER
                            ? FolderSource.of(spec.id(), path, captures, clock)
                            : FileSource.of(spec.id(), path, captures, clock));
        }

        /** Returns an item with the catalogue's defaults for what its document does not say itself. */
        Item described(Item item) {
            return item instanceof Item.Accepted accepted && !spec.publisher().isEmpty()
                    ? accepted.with(accepted.document().withDefaults(spec.publisher(), spec.side(), spec.documents()))
                    : item;
        }
    }

    /** Ends the current scan because the service is closing. */
    private static final class ClosingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private FolderWatcher(
            KafkaClients kafka, List<SourceSpec> sources, Path captures, Duration interval, MeterRegistry meters) {
        this.sources =
                sources.stream().map(spec -> Watched.of(spec, captures, clock)).toList();
        this.captures = CaptureWriter.open(captures, clock);
        this.interval = interval;
        this.meters = meters;
        this.publisher = new Publisher(
                kafka,
                // One id for each set of folders: two processes may watch different folders, but not the same one.
                KafkaNames.of("onrecord-ingest-")
                        + sources.stream().map(SourceSpec::id).sorted().collect(Collectors.joining("-")),
                meters,
                clock);
        this.thread = Thread.ofPlatform().name("ingest").unstarted(this::run);
    }

    /**
     * Starts watching; returns at once.
     *
     * @param captures the folder for the original bytes of documents
     */
    public static FolderWatcher start(
            KafkaClients kafka, List<SourceSpec> sources, Path captures, Duration interval, MeterRegistry meters) {
        FolderWatcher watch = new FolderWatcher(kafka, sources, captures, interval, meters);
        watch.thread.start();
        return watch;
    }

    /**
     * Returns why ingest is not ready, in words; empty once every folder was scanned, as long as the broker answers.
     */
    public Optional<String> notReady() {
        Optional<String> now = trouble;
        if (now.isPresent()) {
            return now;
        }
        if (!thread.isAlive()) {
            return Optional.of("the thread of ingest has ended; start it again, and report what its log says");
        }
        return sources.stream()
                .map(each -> each.spec().id())
                .filter(id -> !scanned.contains(id))
                .findFirst()
                .map(id -> "the folder " + id + " has not been scanned yet");
    }

    /** Stops watching. Items that are not written yet are read again at the next start. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (publisher;
                captures) {
            while (closing.getCount() > 0) {
                scanAndWait();
            }
        } catch (Publisher.ReplacedException e) {
            fail(e.reason());
        } catch (IOException e) {
            LOG.warn("The last captures may not be on disk: {}", e.getMessage());
        }
    }

    /** Scans once. The thread survives every failure until this is closed or replaced. */
    private void scanAndWait() {
        try {
            if (failed && !closing.await(1, TimeUnit.SECONDS)) {
                startOver();
                failed = false;
            }
            scan();
            closing.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ClosingException | InterruptedException e) {
            LOG.debug("Ingest is interrupted, most likely to be closed.");
        } catch (Publisher.ReplacedException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.error("Ingest failed because of a bug and starts over; please report it.", e);
            fail("ingest failed because of a bug: " + e);
            failed = true;
        }
    }

    private void scan() throws InterruptedException {
        try {
            publisher.connect();
            for (Watched each : sources) {
                Timer.Sample sample = Timer.start(meters);
                scan(each);
                sample.stop(Timer.builder("onrecord.ingest.scan")
                        .description("Time to scan a source and publish what is new")
                        .tag("source", each.spec().id())
                        .register(meters));
                scanned.add(each.spec().id());
            }
            if (trouble.isPresent()) {
                LOG.info(
                        "Ingest watches {}.",
                        sources.stream()
                                .map(each -> each.spec().address())
                                .filter(address -> !address.isEmpty())
                                .toList());
            }
            trouble = Optional.empty();
        } catch (Publisher.UnavailableException e) {
            fail(e.reason());
            startOver();
        } catch (UncheckedIOException e) {
            fail("the captures cannot be written: " + e.getMessage() + "; make room or give rights");
            startOver();
        }
    }

    private void scan(Watched each) {
        if (each.spec().kind() == SourceSpec.Kind.PUSH) {
            // There is nothing to read, but whoever accepts pushes needs the catalogue's defaults.
            publisher.state(each.spec().id(), known -> SourceHealth.of(each.spec(), known, now()));
            publisher.flush();
            return;
        }
        FolderHealth health = new FolderHealth(each.spec(), now());
        each.source().poll(item -> {
            if (closing.getCount() == 0) {
                throw new ClosingException();
            }
            health.saw(item, publisher.take(kept(each.described(item))));
        });
        publisher.state(health.id(), health::after);
        publisher.flush();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the item with the capture of its bytes, which must be on disk before the document is published. */
    private Item kept(Item item) {
        if (!(item instanceof Item.Accepted accepted)) {
            return item;
        }
        CaptureRecord original = accepted.original();
        if (original == null || !publisher.isNews(item)) {
            return item;
        }
        try {
            CaptureRef capture = captures.write(original);
            captures.sync();
            return accepted.captured(capture);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void startOver() {
        publisher.reset();
        sources.forEach(each -> each.source().forget());
    }

    private void fail(String reason) {
        if (!trouble.equals(Optional.of(reason))) {
            LOG.warn("Ingest waits: {}.", reason);
        }
        trouble = Optional.of(reason);
    }
}
