package org.onrecord.events.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.onrecord.events.CaptureRef;

/** Reads the capture that a document refers to, and verifies its SHA-256. The folder need not exist yet. */
public record CaptureReader(Path folder) {
    public CaptureReader {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The result of reading a capture. The reasons are sentences for people. */
    public sealed interface Result {
        /** The capture exists and matches the reference. */
        record Found(Capture capture) implements Result {}

        /** There is nothing at the offset. */
        record Missing(String reason) implements Result {}

        /** There is something at the offset that does not match the reference. */
        record Damaged(String reason) implements Result {}
    }

    /** Reads a capture. Never reads a file outside the folder, whatever the reference says. */
    public Result read(CaptureRef ref) {
        Optional<Path> inside = inside(ref.file());
        if (inside.isEmpty()) {
            return new Result.Damaged("the capture's file is given as \"" + ref.file()
                    + "\", which is not a file name in the captures folder");
        }
        Path file = inside.get();
        if (!Files.isRegularFile(file)) {
            return new Result.Missing("there is no file " + ref.file() + " in the captures folder " + folder
                    + "; restore it, or name the folder that has it (--captures)");
        }
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                return new Result.Damaged("the file " + ref.file() + " is a link out of the captures folder");
            }
            if (ref.offset() < 0 || ref.offset() >= Files.size(file)) {
                return new Result.Missing("the file " + ref.file() + " has " + Files.size(file)
                        + " bytes, and the capture should start at " + ref.offset());
            }
            try (WarcRecords records = WarcRecords.open(file, ref.offset())) {
                return records.next()
                        .map(entry -> check(ref, entry))
                        .orElseGet(() -> new Result.Missing("there is no record at " + place(ref)));
            }
        } catch (IOException e) {
            return new Result.Missing("the file " + ref.file() + " cannot be read: " + e.getMessage());
        }
    }

    private static Result check(CaptureRef ref, WarcRecords.Entry entry) {
        return switch (entry) {
            case WarcRecords.Entry.Captured kept ->
                kept.capture().sha256().equals(ref.sha256().toLowerCase(Locale.ROOT))
                        ? new Result.Found(kept.capture())
                        : new Result.Damaged("the capture at " + place(ref) + " has the SHA-256 "
                                + kept.capture().sha256() + ", and the document says " + ref.sha256());
            case WarcRecords.Entry.Other other ->
                new Result.Damaged("the record at " + place(ref) + " is of type " + other.type() + ", not a capture");
            case WarcRecords.Entry.Damaged broken ->
                new Result.Damaged("the record at " + place(ref) + " " + broken.reason());
            case WarcRecords.Entry.Truncated torn ->
                new Result.Damaged("the record at " + place(ref) + " is cut off: " + torn.reason());
        };
    }

    private static String place(CaptureRef ref) {
        return ref.file() + ":" + ref.offset();
    }

    private Optional<Path> inside(String name) {
        try {
            Path relative = Path.of(name);
            Path file = folder.resolve(relative).normalize();
            return name.isEmpty() || relative.isAbsolute() || !file.startsWith(folder)
                    ? Optional.empty()
                    : Optional.of(file);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
