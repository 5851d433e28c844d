package org.onrecord.ingest.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Explains errors of files and folders to people, with the remedy. */
final class FileErrors {
    private FileErrors() {}

    static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied ->
                "this process has no right to it; give the user that runs it the right to read (chmod), or move it away";
            case NoSuchFileException gone -> "it does not exist; create it, or take it out of the list";
            case NotDirectoryException file -> "it is not a folder; name a folder";
            case FileSystemLoopException loop -> "it links back to a folder above it; remove the link";
            case FileSystemException other -> {
                String reason = other.getReason() == null ? "the file system refuses it" : other.getReason();
                yield reason.contains(";") ? reason : reason + "; repair or remove it";
            }
            default -> failure.getMessage() + "; repair or remove it";
        };
    }
}
