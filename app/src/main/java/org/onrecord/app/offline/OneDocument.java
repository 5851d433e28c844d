package org.onrecord.app.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.events.Document;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.ingest.file.SingleFile;
import org.onrecord.ingest.item.Item;

/** The document that {@code analyze} is given: a file, or text on standard input. */
final class OneDocument {
    private OneDocument() {}

    static Document read(@Nullable String file, InputStream in) throws IOException {
        if (file == null || file.equals("-")) {
            return text(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (file.startsWith("http://") || file.startsWith("https://")) {
            throw new Failure("pages are not fetched yet; save " + file + " as a file and name that");
        }
        try {
            return switch (SingleFile.read(Path.of(file))) {
                case Item.Accepted accepted -> accepted.document();
                case Item.Refused refused -> throw new Failure(refused.origin() + ": " + refused.reason());
            };
        } catch (NoSuchFileException e) {
            throw new Failure("there is no file " + file);
        }
    }

    private static Document text(String text) {
        if (text.isBlank()) {
            throw new Failure("standard input is empty; give a text there, or name a file");
        }
        return DocumentLine.document(
                "standard-input", "standard-input", "", null, null, "", null, Instant.EPOCH, null, text);
    }
}
