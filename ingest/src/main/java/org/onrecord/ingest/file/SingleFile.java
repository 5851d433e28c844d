package org.onrecord.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.onrecord.ingest.item.Item;

/** One file read as a document by itself, as a watched folder would read it; a name that tells no form is taken for text. */
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
        return new DocumentFile("file", name, file.toString(), modified)
                .read(file, DocumentFile.Form.of(name).orElse(DocumentFile.Form.TEXT));
    }
}
