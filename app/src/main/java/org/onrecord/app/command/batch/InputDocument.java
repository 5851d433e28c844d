package org.onrecord.app.command.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Settings;
import org.onrecord.events.Document;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.file.FolderSource;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.trial.SourceTrial;

/** Reads the document that {@code analyze} is called with: a file, a web page, or text on standard input. */
final class InputDocument {
    private InputDocument() {}

    static Document read(@Nullable String file, InputStream in, Settings settings)
            throws IOException, InterruptedException {
        if (file == null || file.equals("-")) {
            return text(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        if (file.startsWith("http://") || file.startsWith("https://")) {
            return page(file, settings);
        }
        try {
            return switch (FolderSource.single(Path.of(file))) {
                case Item.Accepted accepted -> accepted.document();
                case Item.Refused refused -> throw new Failure(refused.origin() + ": " + refused.reason());
            };
        } catch (NoSuchFileException e) {
            throw new Failure("There is no file " + file + ".");
        }
    }

    private static Document page(String url, Settings settings) throws InterruptedException {
        try (Fetcher fetcher = Fetcher.of(Services.fetches(settings))) {
            SourceTrial trial = new SourceTrial(fetcher, Services.politeness(settings), InstantSource.system());
            return switch (trial.page(url)) {
                case ReadResult.Read<Document> read -> read.value();
                case ReadResult.Unreadable<Document> none -> throw new Failure(url + ": " + none.reason());
            };
        }
    }

    private static Document text(String text) {
        if (text.isBlank()) {
            throw new Failure("Standard input is empty; give a text there, or name a file.");
        }
        return Document.of(
                new Document.Origin("standard-input", "standard-input", "", null),
                null,
                "",
                null,
                Instant.EPOCH,
                null,
                text);
    }
}
