package org.onrecord.ingest.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.onrecord.events.Ids;
import org.onrecord.events.file.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was being read when a process died: a file is written before a document is read and removed after. A document found so at the next
 * start is read once more, alone; if the process dies again, that document was the cause and is not read a third time.
 *
 * <p>The files lie beside the captures and are not synced: they must survive the process, not the machine.
 */
public final class ReadingMarks {
    /** The reason of the dead letter, a sentence for people. */
    public static final String REASON =
            "OnRecord died twice while it was read, so it is not read again for a week; report it,"
                    + " and hand in its text by hand";

    private static final Logger LOG = LoggerFactory.getLogger(ReadingMarks.class);
    private static final String READING = ".reading";
    private static final String DIED = ".died";
    private static final int MOST_DEATHS = 2;
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final Map<Path, ReadingMarks> BY_FOLDER = new ConcurrentHashMap<>();

    private final Path folder;
    private final String own = READING + "-" + ProcessHandle.current().pid();
    private final ReadWriteLock alone = new ReentrantReadWriteLock(true);

    private ReadingMarks(Path folder) {
        this.folder = folder;
    }

    /** Returns the marks beside the captures in a folder; all callers in a process share them. */
    public static ReadingMarks beside(Path captures) {
        return BY_FOLDER.computeIfAbsent(captures.toAbsolutePath().normalize().resolve(".reading"), path -> {
            ReadingMarks marks = new ReadingMarks(path);
            marks.countDeaths();
            return marks;
        });
    }

    /** As {@link #beside}, as a new process would find them. */
    static ReadingMarks ofNewProcess(Path captures) {
        BY_FOLDER.remove(captures.toAbsolutePath().normalize().resolve(".reading"));
        return beside(captures);
    }

    /**
     * Reads a document under its mark.
     *
     * @param place where it was found, e.g. an address, or a path with the time of its last change
     * @param dead makes the result from {@link #REASON} if the process died twice while reading it
     */
    public <T> T whileReading(String place, Supplier<T> read, Function<String, T> dead) {
        String name = Ids.hash(place);
        int deaths = deaths(name);
        if (deaths >= MOST_DEATHS) {
            return dead.apply(REASON);
        }
        Lock turn = deaths == 0 ? alone.readLock() : alone.writeLock();
        turn.lock();
        Path mark = folder.resolve(name + own);
        try {
            write(mark, place);
            T result = read.get();
            if (deaths > 0) {
                delete(folder.resolve(name + DIED));
            }
            return result;
        } finally {
            // Also after an exception: the process is alive.
            delete(mark);
            turn.unlock();
        }
    }

    private int deaths(String name) {
        Path died = folder.resolve(name + DIED);
        try {
            return Files.exists(died)
                    ? Integer.parseInt(Files.readAllLines(died).getFirst())
                    : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** Counts a death for each mark that a dead process left. */
    private void countDeaths() {
        try {
            OwnerOnly.createFolder(folder);
            List<Path> files;
            try (Stream<Path> all = Files.list(folder)) {
                files = all.toList();
            }
            for (Path left : files) {
                String file = String.valueOf(left.getFileName());
                int at = file.indexOf(READING);
                if (at > 0 && isLeft(file.substring(at + READING.length() + 1))) {
                    String place = Files.readString(left);
                    String name = file.substring(0, at);
                    int deaths = deaths(name) + 1;
                    write(folder.resolve(name + DIED), deaths + "\n" + place);
                    delete(left);
                    LOG.warn("OnRecord died {} times while reading {}.", deaths, place);
                } else if (file.endsWith(DIED) && isForgotten(left)) {
                    delete(left);
                }
            }
        } catch (IOException e) {
            LOG.warn("Marks of what is being read cannot be kept in {}: {}", folder, e.getMessage());
        }
    }

    /** Returns true if a process has ended, or has left its number to this one, as in a container that was started again. */
    private static boolean isLeft(String pid) {
        long number;
        try {
            number = Long.parseLong(pid);
        } catch (NumberFormatException e) {
            return true;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(number);
        return number == ProcessHandle.current().pid()
                || process.filter(ProcessHandle::isAlive).isEmpty();
    }

    private static boolean isForgotten(Path died) throws IOException {
        return Files.getLastModifiedTime(died)
                        .compareTo(FileTime.from(Instant.now().minus(REMEMBERED)))
                < 0;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            // The document is read without its mark.
            LOG.debug("{} cannot be written: {}", file, e.getMessage());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be deleted: {}", file, e.getMessage());
        }
    }
}
