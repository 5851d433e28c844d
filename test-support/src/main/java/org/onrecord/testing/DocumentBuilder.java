package org.onrecord.testing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.time.Published;

/** Builds a document from the fields that matter to a test. The others are absent or empty; id and version are computed unless set. */
public final class DocumentBuilder {
    private final String source;
    private final String item;
    private final String text;
    private @Nullable String id;
    private @Nullable String version;
    private String publisher = "";
    private @Nullable String side;
    private @Nullable String url;
    private String title = "";
    private @Nullable Published published;
    private Instant fetched = Instant.EPOCH;
    private @Nullable String language;
    private @Nullable CaptureRef capture;

    private DocumentBuilder(String source, String item, String text) {
        this.source = source;
        this.item = item;
        this.text = text;
    }

    /** Starts with the source, the id of the item there, and the text. */
    public static DocumentBuilder document(String source, String item, String text) {
        return new DocumentBuilder(source, item, text);
    }

    public Document build() {
        Document made = Document.of(
                new Document.Origin(source, item, publisher, side), url, title, published, fetched, language, text);
        return new Document(
                id == null ? made.id() : id,
                version == null ? made.version() : version,
                made.origin(),
                url,
                title,
                published,
                fetched,
                language,
                text,
                capture,
                made.ownVoice());
    }

    /** Sets the publication date from ISO 8601. */
    public DocumentBuilder published(String date) {
        return published(Published.parse(date, "test").orElseThrow());
    }

    public DocumentBuilder id(@Nullable String value) {
        id = value;
        return this;
    }

    public DocumentBuilder version(@Nullable String value) {
        version = value;
        return this;
    }

    public DocumentBuilder publisher(String value) {
        publisher = value;
        return this;
    }

    public DocumentBuilder side(@Nullable String value) {
        side = value;
        return this;
    }

    public DocumentBuilder url(@Nullable String value) {
        url = value;
        return this;
    }

    public DocumentBuilder title(String value) {
        title = value;
        return this;
    }

    public DocumentBuilder published(@Nullable Published value) {
        published = value;
        return this;
    }

    public DocumentBuilder fetched(Instant value) {
        fetched = value;
        return this;
    }

    public DocumentBuilder language(@Nullable String value) {
        language = value;
        return this;
    }

    public DocumentBuilder capture(@Nullable CaptureRef value) {
        capture = value;
        return this;
    }
}
