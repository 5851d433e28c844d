package org.onrecord.ingest.document;

import java.time.Instant;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.events.capture.Capture;
import org.onrecord.ingest.article.ArticleReader;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.source.SourceSpec;

/** Reads the fetched page of an item as a document: a web page, a PDF or plain text. */
public final class PageReader {
    /** The media types asked for, as an Accept header. */
    public static final String ACCEPT =
            "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5";

    private PageReader() {}

    /** Reads a response as a document without a capture. */
    public static ReadResult<Document> read(SourceSpec spec, FetchTask task, FetchResult.Got got, Instant fetched) {
        return read(spec, task, ArticleReader.read(got.body(), got.contentType(), got.charset(), task.url()), fetched);
    }

    /** Reads a capture as if it had been fetched now. */
    public static ReadResult<Document> read(SourceSpec spec, FetchTask task, Capture capture, Instant fetched) {
        return read(spec, task, ArticleReader.read(capture, task.url()), fetched);
    }

    private static ReadResult<Document> read(
            SourceSpec spec, FetchTask task, ArticleReader.Reading reading, Instant fetched) {
        return switch (reading) {
            case ArticleReader.Reading.NoArticle no -> new ReadResult.Unreadable<>("it is not text but " + no.type());
            case ArticleReader.Reading.NoText no ->
                new ReadResult.Unreadable<>(
                        no.reason() + "; or give the source `read: entry` if its list carries the text");
            case ArticleReader.Reading.Read read -> new ReadResult.Read<>(document(spec, task, read.page(), fetched));
        };
    }

    private static Document document(SourceSpec spec, FetchTask task, Page page, Instant fetched) {
        FetchTask.Entry entry = task.entry();
        return DocumentFactory.page(
                spec, task.item(), task.address(), page, entry == null ? DocumentFactory.NOTHING_SAID : entry, fetched);
    }
}
