package org.onrecord.ingest.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Document;
import org.onrecord.events.FetchTask;
import org.onrecord.events.time.PlausibleTime;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.source.SourceSpec;

/** Makes documents from pages and entries, with the defaults of their source. */
public final class DocumentFactory {
    private DocumentFactory() {}

    /** What a list says about an item of which it says nothing. */
    public static final FetchTask.Entry NOTHING_SAID = new FetchTask.Entry("", null, null, "", "");

    /**
     * Returns the document of a page. A date in the source's list takes precedence over the page's: it is made for
     * machines. The catalogue's publisher takes precedence over the page's, so that each publisher has one name.
     *
     * @param entry what the source's list says about the page
     */
    static Document page(
            SourceSpec spec, String item, @Nullable String url, Page page, FetchTask.Entry entry, Instant fetched) {
        String said = page.publisher();
        String language = page.language() == null ? entry.language() : page.language();
        Published published = PlausibleTime.publication(entry.published(), fetched);
        return Document.of(
                        new Document.Origin(
                                spec.id(),
                                item,
                                spec.publisher().isBlank() && said != null ? said : spec.publisher(),
                                spec.side()),
                        url,
                        page.title().isBlank() ? entry.title() : page.title(),
                        published == null ? PlausibleTime.publication(page.published(), fetched) : published,
                        fetched.truncatedTo(ChronoUnit.MILLIS),
                        language == null ? spec.documents().language() : language,
                        page.text())
                .withOwnVoice(new Document.OwnVoice(
                        spec.documents().tier(), spec.documents().speaker()));
    }

    /** Returns the document of an entry that carries its own text. */
    public static Document entry(
            SourceSpec spec, String item, @Nullable String url, FetchTask.Entry entry, Instant fetched) {
        return page(spec, item, url, Page.of("", entry.text()), entry, fetched);
    }
}
