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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.SourceState;
import org.onrecord.events.http.Validators;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.events.kafka.ServiceThread;
import org.onrecord.events.topic.KafkaNames;
import org.onrecord.ingest.capture.CaptureRecord;
import org.onrecord.ingest.capture.CaptureWriter;
import org.onrecord.ingest.file.DiskSource;
import org.onrecord.ingest.health.SourceHealth;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemDecision;
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

    private static final String HANGS = "reading it has not ended after " + SourceScan.PATIENCE.toMinutes()
            + " minutes; remove it and start ingest again";

    private final List<Watched> sources;
    private final Duration interval;
    private final MeterRegistry meters;
    private final Publisher publisher;
    private final Path captureFolder;
    private final CaptureWriter captures;
    private final InstantSource clock = InstantSource.system();
    private final Set<String> scanned = ConcurrentHashMap.newKeySet();
    private final ServiceThread service;

    /** True if the last round ended by a bug, so that the state of the sources must be read again. */
    private boolean stale;

    /** A source on disk with its present scan; one to which documents are pushed has nothing to read. */
    private final class Watched {
        private final SourceSpec spec;
        private DiskSource source;
        private final List<Instant> arrivals = new ArrayList<>();
        private @Nullable String unreadable;
        private Instant begun = now();
        private Timer.Sample time = Timer.start(meters);
        private @Nullable SourceScan scan;
        private volatile boolean hangs;

        Watched(SourceSpec spec) {
            this.spec = spec;
            this.source = source();
        }

        private DiskSource source() {
            Path path = Path.of(spec.address());
            return spec.kind() == SourceSpec.Kind.FOLDER
                    ? DiskSource.ofFolder(spec.id(), path, captureFolder, clock)
                    : DiskSource.ofFile(spec.id(), path, captureFolder, clock);
        }

        /** Starts a scan, which gathers the health of the source. */
        SourceScan start() {
            arrivals.clear();
            unreadable = null;
            begun = now();
            time = Timer.start(meters);
            return new SourceScan(
                    source::poll, bug -> refused("", "reading it met a bug, please report it: " + bug), clock);
        }

        void saw(Item item, ItemDecision decision) {
            if (decision instanceof ItemDecision.Publish) {
                arrivals.add(begun);
            }
            // The item without an id is the folder itself.
            if (item instanceof Item.Refused refused && refused.id().isEmpty()) {
                unreadable = refused.reason();
            }
        }

        /** Returns the state after the scan; the known one if no change needs a record. */
        SourceState after(@Nullable SourceState known) {
            SourceState last = SourceHealth.of(spec, known, begun);
            SourceState next = unreadable == null
                    ? SourceHealth.answered(last, arrivals, "", Validators.NONE, null, begun)
                    : SourceHealth.failed(last, unreadable, null, begun);
            if (known == null || !arrivals.isEmpty()) {
                return next;
            }
            boolean told = next.health() == last.health() && next.reason().equals(last.reason());
            // A healthy source without new items is still healthy: a folder is scanned every few seconds.
            boolean still = next.health() == SourceState.Health.UNCHANGED && last.health() == SourceState.Health.FINE;
            return told || still ? known : next;
        }

        /** Abandons the present scan and makes the next one yield everything. */
        void startOver() {
            if (scan != null) {
                scan.close();
                scan = null;
            }
            source = source();
        }

        /** Returns an item with the catalogue's defaults for what its document does not say itself. */
        Item described(Item item) {
            return item instanceof Item.Accepted accepted && !spec.publisher().isEmpty()
                    ? accepted.with(accepted.document().withDefaults(spec.publisher(), spec.side(), spec.documents()))
                    : item;
        }

        Item.Refused refused(String file, String reason) {
            return new Item.Refused(
                    spec.id(), file, spec.address() + "/" + file, reason, new byte[0], 0, Instant.EPOCH);
        }
    }

    private FolderWatcher(
            KafkaClients kafka, List<SourceSpec> sources, Path captures, Duration interval, MeterRegistry meters) {
        this.captureFolder = captures;
        this.captures = new CaptureWriter(captures, clock);
        this.interval = interval;
        this.meters = meters;
        this.sources = sources.stream().map(Watched::new).toList();
        this.publisher = new Publisher(
                kafka,
                // One id for each set of folders: two processes may watch different folders, but not the same one.
                KafkaNames.of("onrecord-ingest-")
                        + sources.stream().map(SourceSpec::id).sorted().collect(Collectors.joining("-")),
                meters,
                clock);
        this.service = new ServiceThread("ingest", "ingest", this::scanAndWait, this::end);
    }

    /**
     * Starts watching; returns at once.
     *
     * @param captures the folder for the original bytes of documents
     */
    public static FolderWatcher start(
            KafkaClients kafka, List<SourceSpec> sources, Path captures, Duration interval, MeterRegistry meters) {
        FolderWatcher watch = new FolderWatcher(kafka, sources, captures, interval, meters);
        watch.service.start();
        return watch;
    }

    /** Returns why ingest is not ready, in words; empty once every folder was scanned, as long as the broker answers. */
    public Optional<String> notReady() {
        return service.notReady()
                .or(() -> sources.stream()
                        .map(each -> each.spec.id())
                        .filter(id -> !scanned.contains(id))
                        .findFirst()
                        .map(id -> "the folder " + id + " has not been scanned yet"))
                .or(() -> sources.stream()
                        .filter(each -> each.hangs)
                        .findFirst()
                        .map(each -> "reading " + each.spec.id() + "/" + each.source.reading()
                                + " hangs; remove that file and start ingest again"));
    }

    /** Stops watching. Items that are not written yet are read again at the next start. */
    @Override
    public void close() {
        service.close();
    }

    private void end() {
        sources.forEach(Watched::startOver);
        try (publisher;
                captures) {
            LOG.debug("Ingest has ended.");
        } catch (IOException e) {
            LOG.warn("The last captures may not be on disk: {}", e.getMessage());
        }
    }

    private void scanAndWait() throws InterruptedException {
        try {
            if (stale) {
                startOver();
            }
            stale = true;
            boolean complete = scan();
            stale = false;
            if (complete) {
                service.pause(interval);
            }
        } catch (CancellationException e) {
            LOG.debug("Ingest is closed during a scan.");
        } catch (Publisher.ReplacedException e) {
            service.fail(String.valueOf(e.getMessage()));
            service.end();
        }
    }

    /** Scans the sources by turns; returns false if the interval ends before all were scanned whole. */
    private boolean scan() throws InterruptedException {
        List<Watched> unfinished = new ArrayList<>(sources);
        try {
            publisher.connect();
            Instant end = clock.instant().plus(interval);
            do {
                for (Watched each : List.copyOf(unfinished)) {
                    if (scan(each)) {
                        unfinished.remove(each);
                    }
                }
            } while (!unfinished.isEmpty() && clock.instant().isBefore(end));
            if (service.works()) {
                LOG.info(
                        "Ingest watches {}.",
                        sources.stream()
                                .map(each -> each.spec.address())
                                .filter(address -> !address.isEmpty())
                                .toList());
            }
        } catch (Publisher.UnavailableException e) {
            service.fail(String.valueOf(e.getMessage()));
            startOver();
            return true;
        } catch (UncheckedIOException e) {
            service.fail("the captures cannot be written: " + e.getMessage() + "; make room or give rights");
            startOver();
            return true;
        }
        return unfinished.isEmpty();
    }

    /** Gives a source its turn; returns true if nothing more can come of it in this round. */
    private boolean scan(Watched each) throws InterruptedException {
        if (each.spec.kind() == SourceSpec.Kind.PUSH) {
            // There is nothing to read, but whoever accepts pushes needs the catalogue's defaults.
            publisher.state(each.spec.id(), known -> SourceHealth.of(each.spec, known, now()));
            publisher.flush();
            scanned.add(each.spec.id());
            return true;
        }
        if (each.scan == null) {
            each.scan = each.start();
        }
        SourceScan.Turn turn = each.scan.turn(item -> take(each, item));
        if (turn == SourceScan.Turn.HANGING && !each.hangs) {
            take(each, each.refused(each.source.reading(), HANGS));
        }
        each.hangs = turn == SourceScan.Turn.HANGING;
        if (turn == SourceScan.Turn.UNFINISHED) {
            publisher.flush();
            return false;
        }
        if (turn == SourceScan.Turn.ENDED) {
            each.scan = null;
            each.time.stop(Timer.builder("onrecord.ingest.scan")
                    .tag("source", each.spec.id())
                    .register(meters));
            scanned.add(each.spec.id());
        }
        publisher.state(each.spec.id(), each::after);
        publisher.flush();
        return true;
    }

    private void take(Watched each, Item item) {
        if (!service.isOpen()) {
            throw new CancellationException("ingest is closing");
        }
        each.saw(item, publisher.take(kept(each.described(item))));
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
        sources.forEach(Watched::startOver);
    }
}
