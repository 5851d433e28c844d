package org.onrecord.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.onrecord.ingest.item.Item;

/** Reads one file as a document, as a watched folder would. A file of unknown format is read as text. */
public final class SingleFile {
    private SingleFile() {}

    /**
     * Reads the file.
     *
     * @throws IOException if there is no such file
     */
    public static Item read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        return new DocumentFile("file", name, file.toString(), modified, Instant.now())
                .read(file, DocumentFile.Form.of(name).orElse(DocumentFile.Form.TEXT));
    }
}
