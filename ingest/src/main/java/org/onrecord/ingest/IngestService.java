package org.onrecord.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.ingest.crawl.Crawler;
import org.onrecord.ingest.folder.FolderWatcher;
import org.onrecord.ingest.source.SourceSpec;

/** The ingest service: watches the sources on disk, follows those on the web, and publishes their items, until closed. */
public final class IngestService implements AutoCloseable {
    private final MeterRegistry meters;
    private Settings settings;
    private volatile Parts parts;
    private boolean closed;

    private record Parts(FolderWatcher folders, Crawler crawler) {
        void close() {
            crawler.close();
            folders.close();
        }
    }

    /**
     * The settings of ingest.
     *
     * @param crawl with all sources of the catalogues
     * @param folders to watch besides those of the catalogues; they need not exist yet; the name of a folder is its
     *     source id
     * @param interval between two scans of the sources on disk
     */
    public record Settings(Crawler.Settings crawl, List<Path> folders, Duration interval) {}

    private IngestService(Settings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        this.parts = parts(settings, meters);
    }

    /**
     * Starts; returns at once.
     *
     * @throws IllegalArgumentException if two sources have the same id, or a folder has no name
     */
    public static IngestService start(Settings settings, MeterRegistry meters) {
        return new IngestService(settings, meters);
    }

    /**
     * Follows other sources of the catalogues from now on. Unfinished work is repeated.
     *
     * @throws IllegalArgumentException as {@link #start}; the present sources are then kept
     */
    public synchronized void follow(List<SourceSpec> sources) {
        if (closed) {
            return;
        }
        Settings next = new Settings(settings.crawl().with(sources), settings.folders(), settings.interval());
        watched(next);
        parts.close();
        parts = parts(next, meters);
        settings = next;
    }

    /** Returns why ingest is not ready, in words; empty once every folder was scanned and the crawl runs, as long as the broker answers. */
    public Optional<String> notReady() {
        Parts now = parts;
        return now.folders().notReady().or(now.crawler()::notReady);
    }

    /** Stops. Items that are not written yet are read again at the next start. */
    @Override
    public synchronized void close() {
        closed = true;
        parts.close();
    }

    private static Parts parts(Settings settings, MeterRegistry meters) {
        FolderWatcher folders = FolderWatcher.start(
                settings.crawl().kafka(), watched(settings), settings.crawl().captures(), settings.interval(), meters);
        Crawler crawler = Crawler.start(settings.crawl(), meters, InstantSource.system());
        return new Parts(folders, crawler);
    }

    /** Returns the sources that are not followed on the web, after a check that all ids differ. */
    private static List<SourceSpec> watched(Settings settings) {
        List<SourceSpec> all = new ArrayList<>();
        settings.folders().forEach(folder -> all.add(SourceSpec.folder(folder)));
        all.addAll(settings.crawl().sources());
        Set<String> ids = new HashSet<>();
        for (SourceSpec spec : all) {
            if (!ids.add(spec.id())) {
                throw new IllegalArgumentException("two sources have the id " + spec.id()
                        + ", which for a watched folder is its name; rename one");
            }
        }
        return all.stream().filter(spec -> !spec.kind().isWeb()).toList();
    }
}
