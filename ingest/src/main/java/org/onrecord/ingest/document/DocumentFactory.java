package org.onrecord.ingest.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.source.SourceSpec;

/** Makes documents from pages and entries, with the defaults of their source. */
public final class DocumentFactory {
    private DocumentFactory() {}

    /**
     * Returns the document of a page. A date in the source's list takes precedence over the page's: it is made for
     * machines.
     */
    static Document page(
            SourceSpec spec,
            String item,
            String url,
            Page page,
            FetchTask.Entry entry,
            @Nullable CaptureRef capture,
            Instant fetched) {
        Published published = PlausibleTime.publication(entry.published(), fetched);
        String said = page.publisher();
        return document(
                spec,
                // The catalogue's publisher takes precedence over the page's, so that each publisher has one name.
                spec.publisher().isBlank() && said != null ? said : spec.publisher(),
                item,
                url,
                page.title().isBlank() ? entry.title() : page.title(),
                published == null ? page.published() : published,
                page.language() == null ? entry.language() : page.language(),
                page.text(),
                capture,
                fetched);
    }

    /** Returns the document of an entry that carries its own text. */
    public static Document entry(
            SourceSpec spec,
            String item,
            @Nullable String url,
            FetchTask.Entry entry,
            @Nullable CaptureRef capture,
            Instant fetched) {
        return document(
                spec,
                spec.publisher(),
                item,
                url,
                entry.title(),
                entry.published(),
                entry.language(),
                entry.text(),
                capture,
                fetched);
    }

    private static Document document(
            SourceSpec spec,
            String publisher,
            String item,
            @Nullable String url,
            String title,
            @Nullable Published published,
            @Nullable String said,
            String text,
            @Nullable CaptureRef capture,
            Instant fetched) {
        return Document.of(
                        new Document.Origin(spec.id(), item, publisher, spec.side()),
                        url,
                        title,
                        PlausibleTime.publication(published, fetched),
                        fetched.truncatedTo(ChronoUnit.MILLIS),
                        said == null ? spec.language() : said,
                        text)
                .withCapture(capture)
                .withOwnVoice(new Document.OwnVoice(spec.tier(), spec.speaker()));
    }
}
