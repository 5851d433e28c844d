package org.onrecord.ingest.file;

import java.io.IOException;
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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.file.SettledFiles.Stamp;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.item.ItemSource;
import org.onrecord.ingest.reading.ReadingMarks;
import org.onrecord.ingest.reading.SafeReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of documents, including all folders inside. The id of an item is the path of its file.
 *
 * <p>A file is read once it has {@link SettledFiles settled}. Hidden files, whose names start with a dot, are ignored, and so are links that lead out of
 * the folder. If a file disappears, its document stays.
 */
public final class FolderSource implements ItemSource {
    private static final Logger LOG = LoggerFactory.getLogger(FolderSource.class);

    /** Each level is held open while those below it are listed. */
    private static final int MOST_DEPTH = 64;

    private final Path folder;
    private final String id;
    private final Path captures;
    private final InstantSource clock;
    private final SettledFiles settled = new SettledFiles();
    private final Set<Path> noted = new HashSet<>();
    private volatile String reading = "";

    /**
     * Makes the source of a folder, which need not exist yet.
     *
     * @param captures the folder of the captures, see {@link WarcDocuments}
     */
    public FolderSource(String id, Path folder, Path captures, InstantSource clock) {
        this.folder = folder;
        this.id = id;
        this.captures = captures;
        this.clock = clock;
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

    @Override
    public String reading() {
        return reading;
    }

    @Override
    public void poll(Consumer<Item> sink) {
        reading = "";
        // All files are gathered first and sorted by name, so that every process yields them in the same order.
        Map<String, Path> files = new TreeMap<>();
        Map<String, Item> unreadable = new TreeMap<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), MOST_DEPTH, visitor(files, unreadable));
        } catch (IOException e) {
            unreadable.put("", unreadable(folder, e));
        }
        unreadable.values().forEach(sink);
        files.forEach((path, file) -> look(path, file, files, sink));
    }

    private SimpleFileVisitor<Path> visitor(Map<String, Path> files, Map<String, Item> unreadable) {
        return new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean skipped = !directory.equals(folder) && (isHidden(directory) || isLink(directory));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.equals(folder)) {
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
                if (file.equals(folder) || !isHidden(file)) {
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
            boolean out = !path.toRealPath().startsWith(folder.toRealPath());
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
        boolean many = JsonLines.isOne(path) || WarcDocuments.isOne(path);
        if (form.isEmpty() && !many) {
            note(path, file, files);
            return;
        }
        Path sidecar = DocumentFile.sidecarOf(file);
        if (leadsOut(file) || (isThere(sidecar) && leadsOut(sidecar))) {
            return;
        }
        reading = path;
        try {
            Stamp stamp = stamp(file);
            if (!settled.isDue(file, stamp, clock.instant())) {
                return;
            }
            Instant modified = FileSource.modified(stamp.modified());
            if (many) {
                FileSource.read(file, path, id, captures, new FileSource.Times(modified, clock.instant()), sink);
                settled.read(file, stamp);
                return;
            }
            Item item = read(path, file, form.orElseThrow(), modified);
            if (stamp(file).equals(stamp)) {
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

    private static Stamp stamp(Path file) throws IOException {
        Path sidecar = DocumentFile.sidecarOf(file);
        return Stamp.of(file, isThere(sidecar) ? sidecar : null);
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
                        : Files.isDirectory(file) || file.equals(folder) ? "the folder" : "the file";
        String item = file.equals(folder) ? "" : pathOf(file);
        String reason = what + " cannot be read: " + FileErrors.of(e);
        // Not the present time: the refusal must be the same at the next poll.
        return new Item.Refused(id, item, file.toString(), reason, new byte[0], 0, Instant.EPOCH);
    }

    private String pathOf(Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static boolean isHidden(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
