package org.onrecord.ingest.xml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.url.WebLink;

/**
 * Reads XML as found on the web, with jsoup's lenient parser. A DOCTYPE is ignored and nothing is ever fetched or
 * expanded. HTML's named entities are known; other names stay as they are.
 */
public final class Xml {
    /** Matches a passage that is not parsed, or an ampersand that starts no reference. */
    private static final Pattern UNPARSED_OR_NO_REFERENCE = Pattern.compile(
            "(?<unparsed><!\\[CDATA\\[.*?(?:]]>|$)|<!--.*?(?:-->|$))"
                    + "|&(?!#\\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)",
            Pattern.DOTALL);
    /** Characters that XML 1.0 does not allow and browsers ignore. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!\\d)");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]");

    /** How deep elements are nested; those deeper become siblings. */
    private static final int DEEPEST = 256;

    private Xml() {}

    /**
     * Reads a document; anything that is not XML gives a document without elements. {@link ElementNames} names the
     * elements: in lower case, with the usual prefix of their vocabulary, e.g. {@code dc:date}; those of RSS, Atom,
     * OPML, sitemaps and XHTML have none.
     *
     * @throws org.onrecord.ingest.reading.LimitExceededException if it is too long or has too much markup
     */
    public static Document parse(String text) {
        DocumentLimits.check(text);
        Document document = Parser.xmlParser()
                .setMaxDepth(DEEPEST)
                .parseInput(withAmpersands(CONTROLS.matcher(text).replaceAll("")), "");
        document.traverse(new ElementNames());
        return document;
    }

    /** Escapes ampersands that start no reference: many broken feeds have {@code a=1&b=2}. */
    private static String withAmpersands(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return UNPARSED_OR_NO_REFERENCE
                .matcher(text)
                .replaceAll(
                        found -> found.group("unparsed") == null ? "&amp;" : Matcher.quoteReplacement(found.group()));
    }

    public static List<Element> children(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .toList();
    }

    /** Returns an attribute's value, stripped; empty if there is none. Ignores the case of the name. */
    public static String attribute(Element element, String name) {
        return element.attributes().getIgnoreCase(name).strip();
    }

    /** Returns the text of an element, without markup. */
    public static String words(Element element) {
        return element.wholeText().strip();
    }

    /** Returns the base address of an element by {@code xml:base}; null if none is known. */
    public static @Nullable String base(Element element, @Nullable String documentUrl) {
        Element parent = element.parent();
        String outer = parent == null ? documentUrl : base(parent, documentUrl);
        String own = attribute(element, "xml:base");
        return own.isEmpty() ? outer : absolute(own, outer).orElse(outer);
    }

    /** Returns an http or https address, made absolute; empty if it is not one. */
    public static Optional<String> absolute(String address, @Nullable String base) {
        String written = LINE_BREAKS.matcher(address.strip()).replaceAll("");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String found = written;
        if (!SCHEME.matcher(written).lookingAt()) {
            Element link = new Element("a").attr("href", written);
            link.setBaseUri(base == null ? "" : base);
            found = link.absUrl("href");
        }
        return Optional.of(found).filter(WebLink::isOne);
    }

    /** Returns the language of an element by {@code xml:lang}; null if there is none. */
    public static @Nullable String language(Element element) {
        for (Element e = element; e != null; e = e.parent()) {
            String own = attribute(e, "xml:lang");
            if (!own.isEmpty()) {
                return own;
            }
        }
        return null;
    }
}
