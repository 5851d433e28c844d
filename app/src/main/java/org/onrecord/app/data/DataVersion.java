package org.onrecord.app.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.EventJson;
import org.onrecord.events.version.BuildVersion;
import org.onrecord.processor.topology.ProcessorGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The version of OnRecord that used a data folder last, kept in its file {@code version.json}. The records on the topics
 * name theirs in a header, see {@link org.onrecord.events.topic.CloudEvents}.
 *
 * @param version e.g. {@code 0.2.0}
 * @param format number of the folder's format; it rises when earlier versions cannot read what is written
 */
public record DataVersion(String version, int format) {
    private static final Logger LOG = LoggerFactory.getLogger(DataVersion.class);
    private static final String FILE = "version.json";

    /** The topics and stores in the folder are what an earlier version cannot read, so their number is that of the folder. */
    private static final int FORMAT = ProcessorGroup.NUMBER;

    public static DataVersion current() {
        return new DataVersion(BuildVersion.get(), FORMAT);
    }

    /** Returns the version that used the folder last; empty for a new folder, and for one of 0.1.0. */
    public static Optional<DataVersion> of(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Optional.of(EventJson.mapper().readValue(Files.readString(file), DataVersion.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /**
     * Makes sure that this version can read the folder, and changes nothing in it.
     *
     * @throws Failure if a newer version wrote it in a format that this one does not know, or a restore has not filled it
     */
    public static void requireReadable(Path data) {
        if (Files.exists(restoring(data))) {
            throw new Failure("The data folder " + data
                    + " is half filled: its restore was not finished; delete the folder and restore again.");
        }
        of(data).filter(last -> last.format() > FORMAT).ifPresent(last -> {
            throw new Failure("The data folder " + data + " was written by OnRecord " + last.version()
                    + " in a newer format (" + last.format() + "; OnRecord " + BuildVersion.get() + " reads up to "
                    + FORMAT + "); start that version or a later one, or restore a backup from before the upgrade.");
        });
    }

    /** Returns the file that is in a data folder while a restore fills it: with it, the folder is refused. */
    public static Path restoring(Path data) {
        return data.resolve("restoring");
    }

    /** Writes that this version uses the folder, and fails if the file cannot be written. */
    public static void write(Path data) {
        DataVersion current = current();
        of(data).filter(before -> !before.equals(current))
                .ifPresent(before -> LOG.info("The data folder was last used by OnRecord {}", before.version()));
        Path file = data.resolve(FILE);
        Path part = data.resolve(FILE + ".part");
        try {
            Files.writeString(part, EventJson.mapper().writeValueAsString(current) + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be written (" + e + "); give this user the right.", e);
        }
    }
}
