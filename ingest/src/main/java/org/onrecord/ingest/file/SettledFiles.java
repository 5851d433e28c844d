package org.onrecord.ingest.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The watched files that were read, and those that may still be written. A file is read once it has been unchanged for
 * two seconds or from one poll to the next, so that a file being written is not read by half.
 */
final class SettledFiles {
    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Map<Path, Stamp> read = new HashMap<>();
    private final Map<Path, Settling> settling = new HashMap<>();

    /** @param since when the file was first seen to change */
    private record Settling(Stamp stamp, Instant since) {}

    record Stamp(long size, Instant modified, long sidecarSize, Instant sidecarModified) {
        /** @param sidecar of the file; null if there is none */
        static Stamp of(Path file, @Nullable Path sidecar) throws IOException {
            BasicFileAttributes of = attributes(file);
            Instant modified = of.lastModifiedTime().toInstant();
            if (sidecar == null) {
                return new Stamp(of.size(), modified, -1, Instant.MIN);
            }
            BasicFileAttributes beside = attributes(sidecar);
            return new Stamp(
                    of.size(),
                    modified,
                    beside.size(),
                    beside.lastModifiedTime().toInstant());
        }

        /** Opening a pipe, or reading a device, may never end. */
        private static BasicFileAttributes attributes(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new FileSystemException(
                        file.toString(), null, "it is a folder, pipe, socket or device, not a file");
            }
            return attributes;
        }

        private Instant latest() {
            return modified.isAfter(sidecarModified) ? modified : sidecarModified;
        }
    }

    /**
     * Returns true if a file is new or has changed, and is no longer written.
     *
     * @throws FileSystemException if it is written all the time
     */
    boolean isDue(Path file, Stamp stamp, Instant now) throws FileSystemException {
        if (stamp.equals(read.get(file))) {
            return false;
        }
        boolean settled = Duration.between(stamp.latest(), now).compareTo(SETTLED) >= 0;
        Settling last = settling.getOrDefault(file, new Settling(stamp, now));
        if (settled || (settling.containsKey(file) && stamp.equals(last.stamp()))) {
            settling.remove(file);
            return true;
        }
        settling.put(file, new Settling(stamp, last.since()));
        if (Duration.between(last.since(), now).compareTo(PATIENCE) > 0) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "it has been changing for " + PATIENCE.toMinutes()
                            + " minutes; write it elsewhere, and move it here");
        }
        return false;
    }

    void read(Path file, Stamp stamp) {
        read.put(file, stamp);
    }
}
