package org.onrecord.ingest.article;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.capture.Capture;
import org.onrecord.events.resource.WordLists;
import org.onrecord.ingest.charset.DecodedText;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.extract.PageExtractor;
import org.onrecord.ingest.fetch.ContentType;
import org.onrecord.ingest.pdf.PdfReader;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.reading.ParseMemory;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.reading.SafeReading;

/** Reads bytes as an article: a web page, a PDF, Markdown or plain text. */
public final class ArticleReader {

    private static final String PAGE_WITHOUT_TEXT =
            "the page has no article text that could be found; look at it in a browser";
    private static final WordLists TYPES = WordLists.read(ArticleReader.class, "media-types.txt");
    private static final Set<String> HTML = TYPES.set("html");
    private static final Set<String> UNSAID = TYPES.set("unsaid");

    private static final Set<String> NO_WORDS = TYPES.set("no-words");

    private ArticleReader() {}

    public sealed interface Reading {
        /** An article; its text is not blank. */
        record Read(Page page) implements Reading {}

        /** A page, PDF or text without an article; the reason is a sentence that names the remedy. */
        record NoText(String reason) implements Reading {}

        /** Something else, e.g. {@code image/png}. */
        record NoArticle(String type) implements Reading {}
    }

    enum Form {
        HTML,
        PDF,
        MARKDOWN,
        TEXT,
        NONE
    }

    /** Reads the content of a capture, as of an address. */
    public static Reading read(Capture capture, String url) {
        String charset =
                capture.mediaType().map(type -> ContentType.of(type).charset()).orElse(null);
        return read(capture.payload(), capture.baseType(), charset, url);
    }

    /**
     * Reads the bytes.
     *
     * @param mediaType from the sender, without parameters, in any case; null if it says nothing
     * @param charset that the sender names; null if it names none
     * @param url of the bytes; may be empty
     */
    public static Reading read(byte[] bytes, @Nullable String mediaType, @Nullable String charset, String url) {
        String type =
                mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT).strip();
        return SafeReading.read(
                url,
                () -> {
                    Form form = form(bytes, type, url);
                    // A PDF is read in a process of its own.
                    return form == Form.PDF
                            ? pdf(bytes)
                            : ParseMemory.whileReading(bytes, () -> read(bytes, type, charset, url, form));
                },
                Reading.NoText::new);
    }

    private static Reading read(byte[] bytes, String type, @Nullable String charset, String url, Form form) {
        return switch (form) {
            case PDF -> pdf(bytes);
            case HTML -> reading(PageExtractor.extract(text(bytes, charset), url), PAGE_WITHOUT_TEXT);
            case MARKDOWN -> plain(MarkdownText.read(text(bytes, charset)));
            case TEXT ->
                plain(Page.of("", text(bytes, charset).replace("\r\n", "\n").strip()));
            case NONE -> new Reading.NoArticle(type.isEmpty() ? "of no known type" : type);
        };
    }

    private static String text(byte[] bytes, @Nullable String charset) {
        return DecodedText.of(DocumentLimits.check(bytes), charset).text();
    }

    /** Returns the format, by the bytes if they tell it, else by the media type. */
    static Form form(byte[] bytes, String type, String url) {
        if (PdfReader.isOne(bytes) && (type.contains("pdf") || !type.startsWith("text/"))) {
            return Form.PDF;
        }
        if (type.contains("pdf") || HTML.contains(type)) {
            // Many servers respond with a page in place of a PDF that is gone.
            return type.contains("pdf") && !looksLikeHtml(bytes) ? Form.PDF : Form.HTML;
        }
        if (type.isEmpty() || UNSAID.contains(type)) {
            return looksLikeHtml(bytes) || (type.isEmpty() && !looksBinary(bytes)) ? Form.HTML : Form.NONE;
        }
        if (type.equals("text/markdown") || type.equals("text/x-markdown")) {
            return Form.MARKDOWN;
        }
        if (type.startsWith("text/") && !NO_WORDS.contains(type)) {
            return looksLikeHtml(bytes)
                    ? Form.HTML
                    : url.split("[?#]", 2)[0].toLowerCase(Locale.ROOT).endsWith(".md") ? Form.MARKDOWN : Form.TEXT;
        }
        return Form.NONE;
    }

    private static boolean looksLikeHtml(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
        return start.contains("<!doctype html") || start.contains("<html") || start.contains("<head>");
    }

    private static boolean looksBinary(byte[] bytes) {
        return IntStream.range(0, Math.min(bytes.length, 512)).anyMatch(i -> bytes[i] >= 0 && bytes[i] < 9);
    }

    private static Reading pdf(byte[] bytes) {
        return switch (PdfReader.read(bytes)) {
            case ReadResult.Unreadable<Page> refused -> new Reading.NoText(refused.reason());
            case ReadResult.Read<Page> read ->
                reading(read.value(), "the PDF has no text; run a text recognition over it and take what that writes");
        };
    }

    private static Reading plain(Page page) {
        return reading(page, "it contains no text; check the address");
    }

    private static Reading reading(Page page, String withoutText) {
        return page.text().isBlank() ? new Reading.NoText(withoutText) : new Reading.Read(page);
    }
}
