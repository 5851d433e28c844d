package org.onrecord.ingest.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.article.HtmlText;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.xml.Xml;

/**
 * A text in a feed.
 *
 * @param value stripped; HTML is safe to show, without scripts, forms and frames, and with absolute addresses if their
 *     base is known
 * @param html true for HTML, false for plain text
 */
public record FeedText(String value, boolean html) {

    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]*>|&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]\\w+);");

    private static final Set<String> HTML_TYPES = Set.of("html", "text/html", "xhtml", "application/xhtml+xml");

    /** Returns the text without markup: an empty line between paragraphs, a line feed for a line break. */
    public String plain() {
        return html
                ? HtmlText.of(
                        Jsoup.parseBodyFragment(DocumentLimits.check(value)).body())
                : value.strip();
    }

    /** Returns the text in an element, by its type and its looks; empty if it has none. */
    static Optional<FeedText> in(Element element, @Nullable String base) {
        String type = Xml.attribute(element, "type").toLowerCase(Locale.ROOT);
        String mode = Xml.attribute(element, "mode").toLowerCase(Locale.ROOT);
        if (!element.children().isEmpty() && !isEscapedInDiv(element, type)) {
            return html(inner(type.equals("xhtml") ? div(element) : element), base);
        }
        String written = Xml.words(element);
        String words = mode.equals("base64") || isPacked(type) ? unpacked(written) : written;
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean html = HTML_TYPES.contains(type)
                || !type.equals("text")
                        && !type.equals("text/plain")
                        && MARKUP.matcher(words).find();
        return html ? html(words, base) : Optional.of(new FeedText(words, false));
    }

    /** Returns sanitised HTML; empty if nothing is left. */
    static Optional<FeedText> html(String html, @Nullable String base) {
        return Optional.of(new FeedText(HtmlSanitizer.of(html.strip(), base), true))
                .filter(text -> !text.value().isEmpty());
    }

    /** Returns the div around XHTML content, which is not part of the content (RFC 4287, section 3.1.1.3). */
    private static Element div(Element element) {
        Element child = element.child(0);
        return element.childrenSize() == 1 && child.tagName().equals("div") ? child : element;
    }

    /** Returns true for escaped HTML inside an XHTML element, as Typepad writes it. */
    private static boolean isEscapedInDiv(Element element, String type) {
        return (type.equals("html") || type.equals("text/html"))
                && element.childrenSize() == 1
                && element.child(0).childrenSize() == 0
                && MARKUP.matcher(element.wholeText()).find();
    }

    private static boolean isPacked(String type) {
        return type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml");
    }

    private static String unpacked(String words) {
        try {
            return new String(Base64.getMimeDecoder().decode(words), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            return words;
        }
    }

    private static String inner(Element element) {
        Document owner = element.ownerDocument();
        if (owner != null) {
            owner.outputSettings(new OutputSettings().prettyPrint(false).syntax(OutputSettings.Syntax.xml));
        }
        return element.html();
    }
}
