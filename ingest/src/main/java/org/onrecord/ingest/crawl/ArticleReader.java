package org.onrecord.ingest.crawl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.events.capture.Capture;
import org.onrecord.ingest.article.ArticleBytes;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.fetch.Fetched;
import org.onrecord.ingest.source.SourceSpec;

/** Reads what was fetched for an item as a document: a web page, a PDF or plain text. */
final class ArticleReader {
    private static final FetchTask.Entry NOTHING_SAID = new FetchTask.Entry("", null, null, "", "");

    private ArticleReader() {}

    /** What became of the bytes. */
    sealed interface Reading {
        /** A document, without its capture. */
        record Read(Document document) implements Reading {}

        /** No document; the reason is a sentence that names the remedy. */
        record NoText(String reason) implements Reading {}
    }

    /** Reads an answer. */
    static Reading read(SourceSpec spec, FetchTask task, Fetched.Got got, Instant fetched) {
        return read(spec, task, got.body(), got.contentType(), got.charset(), fetched);
    }

    /** Reads a capture as if it were fetched now. */
    static Reading read(SourceSpec spec, FetchTask task, Capture capture, Instant fetched) {
        String charset = capture.mediaType()
                .map(type -> org.onrecord.ingest.fetch.ContentType.of(type).charset())
                .orElse(null);
        return read(spec, task, capture.payload(), capture.baseType(), charset, fetched);
    }

    private static Reading read(
            SourceSpec spec,
            FetchTask task,
            byte[] body,
            @Nullable String type,
            @Nullable String charset,
            Instant fetched) {
        return switch (ArticleBytes.read(body, type, charset, task.url())) {
            case ArticleBytes.Reading.NoArticle no -> new Reading.NoText("it is no text but " + no.type());
            case ArticleBytes.Reading.NoText no ->
                new Reading.NoText(no.reason() + "; or give the source `read: entry` if its list carries the text");
            case ArticleBytes.Reading.Read read -> document(spec, task, read.page(), fetched);
        };
    }

    private static Reading document(SourceSpec spec, FetchTask task, Page page, Instant fetched) {
        FetchTask.Entry entry = task.entry();
        return new Reading.Read(DocumentOf.page(
                spec, task.item(), task.address(), page, entry == null ? NOTHING_SAID : entry, null, fetched));
    }
}
