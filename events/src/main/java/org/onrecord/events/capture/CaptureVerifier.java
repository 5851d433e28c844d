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
 * Verifies captures: every WARC file of a folder is read whole, each record against its own digests, and then
 * each capture that a document names is looked up among what was found.
 *
 * <p>Memory grows with the number of captures, by some 250 bytes each.
 */
public final class CaptureVerifier {
    private final Path folder;
    private final CaptureReader reader;
    private final Set<CaptureRef> proven = new HashSet<>();

    private CaptureVerifier(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.reader = CaptureReader.of(folder);
    }

    /** Returns the verifier of a folder. */
    public static CaptureVerifier of(Path folder) {
        return new CaptureVerifier(folder);
    }

    /**
     * Something in a file that is not as it should be.
     *
     * @param file relative to the folder
     * @param offset in bytes
     * @param reason completes "the record at that offset ..."
     * @param harmless true of a last record that is cut off, as one is that is being written or whose writer was killed: no document
     *     names it
     */
    public record Finding(String file, long offset, String reason, boolean harmless) {}

    /** The WARC files of the folder, in the order of their names; none where there is no folder. */
    public List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> WarcRecords.isOne(file.toString()) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads a file whole.
     *
     * @param findings takes what is wrong with it
     * @param reached takes how many bytes of it are read
     */
    public void read(Path file, Consumer<Finding> findings, LongConsumer reached) {
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
                proven.add(new CaptureRef(name, kept.offset(), kept.capture().sha256()));
                changed(name, kept.offset(), kept.wrongDigests(), findings);
            }
            case WarcRecords.Entry.Other other -> changed(name, other.offset(), other.wrongDigests(), findings);
            case WarcRecords.Entry.Damaged broken ->
                findings.accept(new Finding(name, broken.offset(), broken.reason(), false));
            case WarcRecords.Entry.Truncated torn ->
                findings.accept(new Finding(name, torn.offset(), "is cut off: " + torn.reason(), true));
        }
    }

    private static void changed(String name, long offset, List<String> wrong, Consumer<Finding> findings) {
        if (!wrong.isEmpty()) {
            findings.accept(new Finding(name, offset, "was changed: " + String.join("; ", wrong), false));
        }
    }

    /** How many captures were found. */
    public int captures() {
        return proven.size();
    }

    /**
     * Why a capture is not what a document says, in words; empty if it is. What was written since the files were read is read now.
     */
    public Optional<String> problem(CaptureRef ref) {
        if (proven.contains(ref)) {
            return Optional.empty();
        }
        return switch (reader.read(ref)) {
            case CaptureReader.Result.Found read -> Optional.empty();
            case CaptureReader.Result.Missing missing -> Optional.of(missing.reason());
            case CaptureReader.Result.Damaged damaged -> Optional.of(damaged.reason());
        };
    }
}
