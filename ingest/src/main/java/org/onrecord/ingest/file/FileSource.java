package org.onrecord.ingest.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.ingest.file.SettledFiles.Stamp;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemSource;
import org.onrecord.ingest.reading.ReadingMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watched file of many documents, JSON Lines or WARC. It is read whenever it appears or changes, and has {@link SettledFiles settled}. */
public final class FileSource implements ItemSource {
    private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);

    private static final int MOST_REFUSED = 1_000;

    private final String id;
    private final Path file;
    private final Path captures;
    private final InstantSource clock;
    private final SettledFiles files = new SettledFiles();

    /**
     * Makes the source of a file, which need not exist yet. The name decides between WARC and JSON Lines.
     *
     * @param captures the folder of the captures, see {@link WarcDocuments}
     */
    public FileSource(String id, Path file, Path captures, InstantSource clock) {
        this.id = id;
        this.file = file;
        this.captures = captures;
        this.clock = clock;
    }

    @Override
    public String reading() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public void poll(Consumer<Item> sink) {
        try {
            Stamp stamp = Stamp.of(file, null);
            Instant now = clock.instant();
            if (!files.isDue(file, stamp, now)) {
                return;
            }
            read(file, reading(), id, captures, new Times(modified(stamp.modified()), now), sink);
            files.read(file, stamp);
        } catch (IOException e) {
            String reason = "the file cannot be read: " + FileErrors.of(e);
            // An item without an id is the source itself.
            sink.accept(new Item.Refused(id, "", file.toString(), reason, new byte[0], 0, Instant.EPOCH));
        }
    }

    /** Returns the time of a file's last change in milliseconds; the epoch if it is absurd, as some tools write it. */
    static Instant modified(Instant written) {
        return PlausibleTime.isFinite(written) ? written.truncatedTo(ChronoUnit.MILLIS) : Instant.EPOCH;
    }

    record Times(Instant modified, Instant now) {}

    /** Yields the items of a file of many documents. A packed file of a megabyte may have a billion lines that are none: few are told. */
    static void read(Path file, String path, String source, Path captures, Times times, Consumer<Item> sink)
            throws IOException {
        AtomicLong refused = new AtomicLong();
        readAll(file, path, source, captures, times, item -> {
            if (item instanceof Item.Accepted || refused.incrementAndGet() <= MOST_REFUSED) {
                sink.accept(item);
            }
        });
        if (refused.get() > MOST_REFUSED) {
            String reason = (refused.get() - MOST_REFUSED) + " more documents of the file are of no use; mend it";
            sink.accept(new Item.Refused(source, path, file.toString(), reason, new byte[0], 0, times.modified()));
        }
    }

    private static void readAll(Path file, String path, String source, Path captures, Times times, Consumer<Item> sink)
            throws IOException {
        if (!WarcDocuments.isOne(file.toString())) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                new JsonLines(source, path, file.toString(), times.modified(), ReadingMarks.beside(captures))
                        .read(in, sink);
            }
            return;
        }
        Map<String, Long> skipped = new TreeMap<>();
        new WarcDocuments(source, file, captures, times.modified(), times.now())
                .read((item, position) -> sink.accept(item), reason -> skipped.merge(reason, 1L, Long::sum));
        if (!skipped.isEmpty()) {
            LOG.info("Records of {} that are not documents are skipped: {}.", file, WarcDocuments.summary(skipped));
        }
    }
}
