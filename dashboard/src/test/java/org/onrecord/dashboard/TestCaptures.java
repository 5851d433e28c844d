package org.onrecord.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Ids;
import org.onrecord.testing.DocumentBuilder;
import org.onrecord.testing.Warc;

/** Writes captures as ingest does: a WARC file with one gzip member per record. */
final class TestCaptures {
    static final String FILE = "20261101T120000000-test.warc.gz";

    private final Path file;

    TestCaptures(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /** Appends a page as fetched on 1 November 2026 at noon. */
    CaptureRef add(String url, String contentType, byte[] payload) {
        byte[] page = Warc.response(url, Events.NOW, 200, contentType, payload);
        try {
            Files.createDirectories(file.getParent());
            long offset = Files.exists(file) ? Files.size(file) : 0;
            Files.write(file, Warc.gzip(page), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new CaptureRef(FILE, offset, Ids.sha256(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns another version of a document, fetched at another time. */
    static Document version(Document document, Instant fetched, String text, CaptureRef capture) {
        return DocumentBuilder.document(document.source(), document.sourceItem(), text)
                .id(document.id())
                .version(Ids.hash("version", text))
                .publisher(document.publisher())
                .side(document.side())
                .url(document.url())
                .title(document.title())
                .published(document.published())
                .fetched(fetched)
                .language(document.language())
                .capture(capture)
                .build();
    }

    /** Returns a document with a capture. */
    static Document captured(Document document, CaptureRef capture) {
        return document.withCapture(capture);
    }
}
