package org.onrecord.ingest.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.capture.WarcRecords;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.ingest.file.SettledFiles.Stamp;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.reading.ReadingMarks;
import org.onrecord.ingest.reading.SafeReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A source on disk: a folder of documents, including all folders inside, where the id of an item is the path of its file; or one file of many
 * documents, JSON Lines or WARC. A new object yields everything again.
 *
 * <p>A file is read once it has {@link SettledFiles settled}. Hidden files, whose names start with a dot, are ignored, and so are links that lead out of
 * the folder. If a file disappears, its document stays.
 */
public final class DiskSource {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSource.class);

    /** Each level is held open while those below it are listed. */
    private static final int MOST_DEPTH = 64;

    private static final int MOST_REFUSED = 1_000;

    private final String id;
    private final Path root;
    private final boolean isFile;
    private final Path captures;
    private final InstantSource clock;
    private final SettledFiles settled = new SettledFiles();
    private final Set<Path> noted = new HashSet<>();
    private volatile String reading = "";

    private DiskSource(String id, Path root, boolean isFile, Path captures, InstantSource clock) {
        this.id = id;
        this.root = root;
        this.isFile = isFile;
        this.captures = captures;
        this.clock = clock;
    }

    /**
     * Makes the source of a folder, which need not exist yet.
     *
     * @param captures the folder of the captures, see {@link WarcDocuments}
     */
    public static DiskSource ofFolder(String id, Path folder, Path captures, InstantSource clock) {
        return new DiskSource(id, folder, false, captures, clock);
    }

    /** Makes the source of a file of many documents, which need not exist yet. The name decides between WARC and JSON Lines. */
    public static DiskSource ofFile(String id, Path file, Path captures, InstantSource clock) {
        return new DiskSource(id, file, true, captures, clock);
    }

    /**
     * Reads one file as a document, as a watched folder would. A file of unknown format is read as text.
     *
     * @throws IOException if there is no such file
     */
    public static Item single(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        return new DocumentFile("file", name, file.toString(), modified, Instant.now())
                .read(file, DocumentFile.Form.of(name).orElse(DocumentFile.Form.TEXT));
    }

    /** Returns the path of the file that is being read, for other threads; empty before the first one. */
    public String reading() {
        return reading;
    }

    /**
     * Yields what is new or changed since the last call. An item may be repeated unchanged; the caller compares
     * versions.
     *
     * @param sink takes each item; an exception of the sink ends the call
     */
    public void poll(Consumer<Item> sink) {
        reading = "";
        if (isFile) {
            look(String.valueOf(root.getFileName()), root, Map.of(), sink);
            return;
        }
        // All files are gathered first and sorted by name, so that every process yields them in the same order.
        Map<String, Path> files = new TreeMap<>();
        Map<String, Item> unreadable = new TreeMap<>();
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MOST_DEPTH, visitor(files, unreadable));
        } catch (IOException e) {
            unreadable.put("", unreadable(root, e));
        }
        unreadable.values().forEach(sink);
        files.forEach((path, file) -> look(path, file, files, sink));
    }

    private SimpleFileVisitor<Path> visitor(Map<String, Path> files, Map<String, Item> unreadable) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = !directory.equals(root) && (isHidden(directory) || isLink(directory));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.equals(root)) {
                    unreadable.put("", unreadable(file, new NotDirectoryException(file.toString())));
                } else if (attributes.isDirectory()) {
                    unreadable.put(
                            pathOf(file),
                            unreadable(
                                    file,
                                    new FileSystemException(
                                            file.toString(), null, "it lies " + MOST_DEPTH + " folders deep")));
                } else if (!isHidden(file) && !leadsOut(file)) {
                    files.put(pathOf(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                if (file.equals(root) || !isHidden(file)) {
                    unreadable.put(pathOf(file), unreadable(file, e));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
                if (e != null) {
                    unreadable.put(pathOf(directory), unreadable(directory, e));
                }
                return FileVisitResult.CONTINUE;
            }
        };
    }

    /** Returns true for a link to a folder. Sixty folders with two links each to the next one have more paths than can be listed. */
    private boolean isLink(Path directory) {
        boolean link = Files.isSymbolicLink(directory);
        if (link && !leadsOut(directory) && noted.add(directory)) {
            LOG.warn("{} is skipped: it is a link to a folder; only links to files are followed.", directory);
        }
        return link;
    }

    /** Returns true for a link to something outside the folder: it would publish what its maker may not read. */
    private boolean leadsOut(Path path) {
        try {
            boolean out = !path.toRealPath().startsWith(root.toRealPath());
            if (out && noted.add(path)) {
                LOG.warn("{} is skipped: it is a link out of the folder; put the file itself there.", path);
            }
            return out;
        } catch (IOException e) {
            // It cannot be read either, which is reported as such.
            return false;
        }
    }

    private void look(String path, Path file, Map<String, Path> files, Consumer<Item> sink) {
        Optional<DocumentFile.Form> form = DocumentFile.Form.of(path);
        boolean many = isFile || JsonLines.isOne(path) || WarcRecords.isOne(path);
        if (form.isEmpty() && !many) {
            note(path, file, files);
            return;
        }
        Path sidecar = DocumentFile.sidecarOf(file);
        if (leadsOut(file) || (!many && isThere(sidecar) && leadsOut(sidecar))) {
            return;
        }
        reading = path;
        try {
            Stamp stamp = stamp(file, many);
            if (!settled.isDue(file, stamp, clock.instant())) {
                return;
            }
            // Some tools write absurd times.
            Instant written = stamp.modified();
            Instant modified = PlausibleTime.isFinite(written) ? written.truncatedTo(ChronoUnit.MILLIS) : Instant.EPOCH;
            if (many) {
                readMany(path, file, modified, sink);
                settled.read(file, stamp);
                return;
            }
            Item item = read(path, file, form.orElseThrow(), modified);
            if (stamp(file, false).equals(stamp)) {
                sink.accept(item);
                // An unreadable file is tried again at each poll: giving rights does not change its time.
                if (Files.isReadable(file)) {
                    settled.read(file, stamp);
                }
            }
        } catch (IOException e) {
            sink.accept(unreadable(file, e));
        } catch (StackOverflowError | RuntimeException e) {
            if (e instanceof CancellationException) {
                throw e;
            }
            LOG.warn("{} could not be read because of a bug; please report it.", file, e);
            sink.accept(unreadable(file, new IOException("it met a bug, please report it (" + e + ")")));
        }
    }

    private Item read(String path, Path file, DocumentFile.Form form, Instant modified) {
        DocumentFile document = new DocumentFile(id, path, file.toString(), modified, clock.instant());
        return ReadingMarks.beside(captures)
                .whileReading(
                        file + " of " + modified,
                        () -> SafeReading.read(file.toString(), () -> document.read(file, form), document::refused),
                        document::refused);
    }

    /** Yields the items of a file of many documents. A packed file of a megabyte may have a billion lines that are none: few are told. */
    private void readMany(String path, Path file, Instant modified, Consumer<Item> sink) throws IOException {
        AtomicLong refused = new AtomicLong();
        Consumer<Item> few = item -> {
            if (item instanceof Item.Accepted || refused.incrementAndGet() <= MOST_REFUSED) {
                sink.accept(item);
            }
        };
        if (WarcRecords.isOne(path)) {
            Map<String, Long> skipped = new TreeMap<>();
            new WarcDocuments(id, file, captures, modified, clock.instant())
                    .read((item, position) -> few.accept(item), reason -> skipped.merge(reason, 1L, Long::sum));
            if (!skipped.isEmpty()) {
                LOG.info("Records of {} that are not documents are skipped: {}.", file, WarcDocuments.summary(skipped));
            }
        } else {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                new JsonLines(id, path, file.toString(), modified, ReadingMarks.beside(captures)).read(in, few);
            }
        }
        if (refused.get() > MOST_REFUSED) {
            String reason = (refused.get() - MOST_REFUSED) + " more documents of the file are of no use; mend it";
            sink.accept(new Item.Refused(id, path, file.toString(), reason, new byte[0], 0, modified));
        }
    }

    /** Logs once that a file is skipped, and why. */
    private void note(String path, Path file, Map<String, Path> files) {
        boolean sidecar = path.endsWith(DocumentFile.SIDECAR);
        if (sidecar && files.containsKey(path.substring(0, path.length() - DocumentFile.SIDECAR.length()))) {
            return;
        }
        if (noted.add(file)) {
            LOG.warn(
                    sidecar
                            ? "{} is skipped: the file that it describes, without {}, does not exist."
                            : "{} is skipped: it is not text (.txt), HTML (.html, .htm), Markdown (.md), PDF (.pdf),"
                                    + " JSON Lines (.jsonl, .jsonl.gz) or WARC (.warc, .warc.gz); convert it to one of"
                                    + " these.",
                    file,
                    DocumentFile.SIDECAR);
        }
    }

    private static Stamp stamp(Path file, boolean many) throws IOException {
        Path sidecar = DocumentFile.sidecarOf(file);
        return Stamp.of(file, !many && isThere(sidecar) ? sidecar : null);
    }

    /** Returns true also for a link that leads nowhere: the document must not be read without its metadata. */
    private static boolean isThere(Path sidecar) {
        return Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS);
    }

    private Item.Refused unreadable(Path file, IOException e) {
        Path sidecar = DocumentFile.sidecarOf(file);
        String what =
                e instanceof FileSystemException about && sidecar.toString().equals(about.getFile())
                        ? "the sidecar " + sidecar.getFileName()
                        : !isFile && (Files.isDirectory(file) || file.equals(root)) ? "the folder" : "the file";
        String item = file.equals(root) ? "" : pathOf(file);
        String reason = what + " cannot be read: " + FileErrors.of(e);
        // Not the present time: the refusal must be the same at the next poll.
        return new Item.Refused(id, item, file.toString(), reason, new byte[0], 0, Instant.EPOCH);
    }

    private String pathOf(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static boolean isHidden(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
