package org.onrecord.ingest.xml;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.url.WebLink;

/**
 * XML as the web has it, read by jsoup's lenient reader: a DOCTYPE is passed over, nothing is ever fetched or expanded,
 * HTML's named entities come from jsoup's table, other names stay as they are written.
 */
public final class Xml {
    private static final Pattern NO_REFERENCE =
            Pattern.compile("&(?!#\\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)");
    private static final Pattern UNPARSED =
            Pattern.compile("<!\\[CDATA\\[.*?(?:]]>|$)|<!--.*?(?:-->|$)", Pattern.DOTALL);
    /** What XML 1.0 does not allow, and browsers leave out. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!\\d)");
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]");

    private Xml() {}

    /**
     * Reads a document; what is no XML gives a document without elements. Elements are called as {@link ElementNames}
     * calls them, whatever prefix and spelling the document has: in lower case, with the usual prefix of their
     * vocabulary, e.g. {@code dc:date}; those of RSS, Atom, OPML, sitemaps and XHTML without one.
     */
    public static Document parse(String text) {
        Document document = Parser.xmlParser()
                .parseInput(withAmpersands(CONTROLS.matcher(text).replaceAll("")), "");
        document.traverse(new ElementNames());
        return document;
    }

    /**
     * With each ampersand that starts no reference written as one: {@code a=1&b=2} is met in every second broken feed.
     */
    private static String withAmpersands(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 64);
        Matcher unparsed = UNPARSED.matcher(text);
        int from = 0;
        while (unparsed.find()) {
            out.append(escaped(text.substring(from, unparsed.start()))).append(unparsed.group());
            from = unparsed.end();
        }
        return out.append(escaped(text.substring(from))).toString();
    }

    private static String escaped(String text) {
        return NO_REFERENCE.matcher(text).replaceAll("&amp;");
    }

    /** The elements right within one, of a name. */
    public static List<Element> children(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .toList();
    }

    /**
     * An attribute's value without white space at its ends; empty where it is not there. The name's case does not
     * matter.
     */
    public static String attribute(Element element, String name) {
        return element.attributes().getIgnoreCase(name).strip();
    }

    /** What an element says in words, its markup aside. */
    public static String words(Element element) {
        return element.wholeText().strip();
    }

    /** The address to which those in an element are relative, by {@code xml:base}; null where none is known. */
    public static @Nullable String base(Element element, @Nullable String documentUrl) {
        Element parent = element.parent();
        String outer = parent == null ? documentUrl : base(parent, documentUrl);
        String own = attribute(element, "xml:base");
        if (own.isEmpty()) {
            return outer;
        }
        return absolute(own, outer).orElse(outer);
    }

    /** An http or https address, absolute and else as written; empty where it is none. */
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

    /** The language that holds in an element, by {@code xml:lang}; null where none does. */
    public static @Nullable String language(Element element) {
        for (Element e = element; e != null; e = e.parent()) {
            String own = attribute(e, "xml:lang");
            if (!own.isEmpty()) {
                return own;
            }
        }
        return null;
    }

    /** A language as BCP 47 writes it; null where what is written is no tag. */
    public static @Nullable String languageTag(@Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            String tag = new Locale.Builder()
                    .setLanguageTag(written.strip().replace('_', '-'))
                    .build()
                    .toLanguageTag();
            return tag.equals("und") ? null : tag;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
