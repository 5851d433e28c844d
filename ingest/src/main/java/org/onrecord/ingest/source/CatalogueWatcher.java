package org.onrecord.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.onrecord.events.kafka.ServiceThread;
import org.onrecord.ingest.source.SourceCatalogue.InvalidSourcesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches catalogues and passes on their sources whenever a file changes, appears or disappears. If the new state has
 * mistakes, they are logged, and the old sources stay.
 */
public final class CatalogueWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueWatcher.class);

    private final List<Path> catalogues;
    private final Duration interval;
    private final Consumer<List<SourceSpec>> changed;
    private final ServiceThread service;
    private Map<Path, Stamp> known;

    private record Stamp(long size, java.nio.file.attribute.FileTime modified) {}

    private CatalogueWatcher(List<Path> catalogues, Duration interval, Consumer<List<SourceSpec>> changed) {
        this.catalogues = catalogues;
        this.interval = interval;
        this.changed = changed;
        this.known = stamps();
        this.service = new ServiceThread("catalogues", "the watch of the catalogues", this::look, () -> {});
    }

    /**
     * Starts watching. The present sources are not passed on.
     *
     * @param catalogues as for {@link SourceCatalogue#readAll}
     * @param changed takes the sources of all catalogues after a change
     */
    public static CatalogueWatcher start(List<Path> catalogues, Duration interval, Consumer<List<SourceSpec>> changed) {
        CatalogueWatcher watch = new CatalogueWatcher(catalogues, interval, changed);
        watch.service.start();
        return watch;
    }

    @Override
    public void close() {
        service.close();
    }

    private void look() throws InterruptedException {
        service.pause(interval);
        try {
            Map<Path, Stamp> now = stamps();
            if (!now.equals(known)) {
                known = now;
                List<SourceSpec> sources = SourceCatalogue.readAll(catalogues);
                LOG.info("The catalogues have changed: {} sources are followed now.", sources.size());
                changed.accept(sources);
            }
            service.works();
        } catch (InvalidSourcesException | IllegalArgumentException | UncheckedIOException e) {
            LOG.warn("The catalogues have changed but cannot be used; the old sources stay. {}", e.getMessage());
        }
    }

    private Map<Path, Stamp> stamps() {
        Map<Path, Stamp> stamps = new TreeMap<>();
        for (Path file : SourceCatalogue.filesOf(catalogues)) {
            try {
                BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, new Stamp(of.size(), of.lastModifiedTime()));
            } catch (NoSuchFileException gone) {
                LOG.debug("{} was just deleted.", file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return stamps;
    }
}
