package org.onrecord.events.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.onrecord.events.CaptureRef;

/**
 * Verifies the captures of a folder: reads every WARC file and checks each record against its digests, then checks whether the captures that
 * documents name are among them.
 *
 * <p>Needs about 250 bytes of memory for each capture.
 */
public final class CaptureVerifier {
    private final Path folder;
    private final CaptureReader reader;
    private final Set<CaptureRef> verified = new HashSet<>();

    public CaptureVerifier(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.reader = new CaptureReader(folder);
    }

    /**
     * A defect of a file.
     *
     * @param file relative to the folder
     * @param offset in bytes
     * @param reason completes "the record at that offset ..."
     * @param harmless true if the last record of the file is truncated, because its writer was killed or is still writing: no document
     *     refers to it
     */
    public record Finding(String file, long offset, String reason, boolean harmless) {}

    /** Returns the WARC files of the folder in the order of their names; none if there is no folder. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Path walked = folder.toRealPath(); // A link itself is not walked.
        try (Stream<Path> all = Files.walk(walked)) {
            return all.filter(file -> WarcRecords.isOne(file.toString()) && Files.isRegularFile(file))
                    .map(file -> folder.resolve(walked.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Verifies all records of a file.
     *
     * @param findings receives the defects
     * @param reached receives the number of bytes read so far
     */
    public void verify(Path file, Consumer<Finding> findings, LongConsumer reached) {
        String name =
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        try (WarcRecords records = WarcRecords.open(file)) {
            for (Optional<WarcRecords.Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
                take(name, entry.get(), findings);
                reached.accept(records.position());
            }
        } catch (IOException e) {
            findings.accept(new Finding(name, 0, "cannot be read: " + e.getMessage(), false));
        }
    }

    private void take(String name, WarcRecords.Entry entry, Consumer<Finding> findings) {
        switch (entry) {
            case WarcRecords.Entry.Captured kept -> {
                verified.add(new CaptureRef(name, kept.offset(), kept.capture().sha256()));
                checkDigests(name, kept.offset(), kept.wrongDigests(), findings);
            }
            case WarcRecords.Entry.Other other -> checkDigests(name, other.offset(), other.wrongDigests(), findings);
            case WarcRecords.Entry.Damaged broken ->
                findings.accept(new Finding(name, broken.offset(), broken.reason(), false));
            case WarcRecords.Entry.Truncated torn ->
                findings.accept(new Finding(name, torn.offset(), "is cut off: " + torn.reason(), true));
        }
    }

    private static void checkDigests(String name, long offset, List<String> wrong, Consumer<Finding> findings) {
        if (!wrong.isEmpty()) {
            findings.accept(new Finding(name, offset, "was changed: " + String.join("; ", wrong), false));
        }
    }

    public int captures() {
        return verified.size();
    }

    /** Returns why a capture does not match the reference of a document; empty if it matches. Captures written meanwhile are read now. */
    public Optional<String> problem(CaptureRef ref) {
        if (verified.contains(ref)) {
            return Optional.empty();
        }
        return switch (reader.read(ref)) {
            case CaptureReader.Result.Found read -> Optional.empty();
            case CaptureReader.Result.Missing missing -> Optional.of(missing.reason());
            case CaptureReader.Result.Damaged damaged -> Optional.of(damaged.reason());
        };
    }
}
