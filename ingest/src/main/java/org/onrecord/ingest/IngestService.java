package org.onrecord.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.onrecord.ingest.file.FolderSource;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.Source;
import org.onrecord.ingest.publish.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest at work: watches folders and publishes what is new or changed in them as documents, until closed.
 *
 * <p>It keeps nothing itself: what was published is remembered on the topic {@code sources}. While the broker does not answer it
 * waits and says so by {@link #notReady}.
 */
public final class IngestService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Settings settings;
    private final List<FolderSource> sources;
    private final MeterRegistry meters;
    private final Publisher publisher;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> scanned = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile Optional<String> trouble = Optional.of("ingest has not reached the broker yet");

    /**
     * What ingest needs to know.
     *
     * @param bootstrapServers the broker, {@code host:port}
     * @param folders the folders to watch; none need exist yet, no two may have one name
     * @param interval how long to wait from one look at the folders to the next
     */
    public record Settings(String bootstrapServers, List<Path> folders, Duration interval) {}

    /** Ends the current look at a folder because the service is closing. */
    private static final class ClosingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private IngestService(Settings settings, List<FolderSource> sources, MeterRegistry meters) {
        this.settings = settings;
        this.sources = sources;
        this.meters = meters;
        this.publisher = new Publisher(
                settings.bootstrapServers(),
                // Not one for all: two processes may watch different folders, but the same folder only one of them.
                "onrecord-ingest-" + sources.stream().map(Source::id).sorted().collect(Collectors.joining("-")),
                meters,
                InstantSource.system());
        this.thread = Thread.ofPlatform().name("ingest").unstarted(this::run);
    }

    /**
     * Starts to watch; returns at once.
     *
     * @throws IllegalArgumentException if two folders have one name, or one has none
     */
    public static IngestService start(Settings settings, MeterRegistry meters) {
        List<FolderSource> sources = settings.folders().stream()
                .map(folder -> FolderSource.of(folder, InstantSource.system()))
                .toList();
        Set<String> ids = new HashSet<>();
        for (Source source : sources) {
            if (!ids.add(source.id())) {
                throw new IllegalArgumentException("two of the watched folders are named " + source.id()
                        + ", and the name is the source's id; rename one");
            }
        }
        IngestService service = new IngestService(settings, sources, meters);
        service.thread.start();
        return service;
    }

    /** Why ingest is not ready, in words; empty once every folder was looked through and while the broker answers. */
    public Optional<String> notReady() {
        Optional<String> now = trouble;
        if (now.isPresent()) {
            return now;
        }
        return sources.stream()
                .map(Source::id)
                .filter(id -> !scanned.contains(id))
                .findFirst()
                .map(id -> "the folder " + id + " has not been looked through yet");
    }

    /** Stops watching. What was taken and not written is taken again at the next start. */
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
        try (publisher) {
            boolean more = true;
            while (more) {
                look();
                more = !closing.await(settings.interval().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ClosingException | InterruptedException e) {
            LOG.debug("Ingest is closed.");
        } catch (Publisher.ReplacedException e) {
            fail(e.reason());
        }
    }

    private void look() throws InterruptedException {
        try {
            publisher.connect();
            for (Source source : sources) {
                Timer.Sample sample = Timer.start(meters);
                source.poll(this::take);
                publisher.flush();
                sample.stop(Timer.builder("onrecord.ingest.scan")
                        .description("Time to look at a source and publish what is new")
                        .tag("source", source.id())
                        .register(meters));
                scanned.add(source.id());
            }
            if (trouble.isPresent()) {
                LOG.info("Ingest watches {}.", settings.folders());
            }
            trouble = Optional.empty();
        } catch (Publisher.UnavailableException e) {
            fail(e.reason());
            startOver();
        } catch (ClosingException | Publisher.ReplacedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Ingest met a fault of its own and starts over; please report it.", e);
            fail("ingest met a fault of its own: " + e);
            startOver();
        }
    }

    private void take(Item item) {
        if (closing.getCount() == 0) {
            throw new ClosingException();
        }
        publisher.take(item);
    }

    private void startOver() {
        publisher.reset();
        sources.forEach(Source::forget);
    }

    private void fail(String reason) {
        if (!trouble.equals(Optional.of(reason))) {
            LOG.warn("Ingest waits: {}.", reason);
        }
        trouble = Optional.of(reason);
    }
}
