package org.onrecord.ingest.file;

import java.io.IOException;
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

    private final Map<Path, Stamp> read = new HashMap<>();
    private final Map<Path, Stamp> settling = new HashMap<>();

    /** The state of a file and its sidecar. */
    record Stamp(long size, Instant modified, long sidecarSize, Instant sidecarModified) {
        /** @param sidecar of the file; null if there is none */
        static Stamp of(Path file, @Nullable Path sidecar) throws IOException {
            BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
            Instant modified = of.lastModifiedTime().toInstant();
            if (sidecar == null) {
                return new Stamp(of.size(), modified, -1, Instant.MIN);
            }
            BasicFileAttributes beside = Files.readAttributes(sidecar, BasicFileAttributes.class);
            return new Stamp(
                    of.size(),
                    modified,
                    beside.size(),
                    beside.lastModifiedTime().toInstant());
        }

        private Instant latest() {
            return modified.isAfter(sidecarModified) ? modified : sidecarModified;
        }
    }

    /** Returns true if a file is new or has changed, and is no longer written. */
    boolean isDue(Path file, Stamp stamp, Instant now) {
        if (stamp.equals(read.get(file))) {
            return false;
        }
        boolean settled = Duration.between(stamp.latest(), now).compareTo(SETTLED) >= 0;
        if (settled || stamp.equals(settling.get(file))) {
            settling.remove(file);
            return true;
        }
        settling.put(file, stamp);
        return false;
    }

    /** Records that a file was read in this state. */
    void read(Path file, Stamp stamp) {
        read.put(file, stamp);
    }

    /** Makes all files due again. */
    void forget() {
        read.clear();
    }
}
