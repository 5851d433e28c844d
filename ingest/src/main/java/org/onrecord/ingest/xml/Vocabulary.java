package org.onrecord.ingest.xml;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the elements of feeds are called, whatever prefix and spelling of namespace a feed has, or has forgotten. */
final class Vocabulary {
    /** RSS's and Atom's own elements. */
    private static final String CORE = "";

    /** By the namespace in lower case, without what ends it. */
    private static final Map<String, String> BY_NAMESPACE = Map.ofEntries(
            Map.entry("http://purl.org/rss/1.0", CORE),
            Map.entry("http://purl.org/net/rss1.1", CORE),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", CORE),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", CORE),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", CORE),
            Map.entry("http://cyber.law.harvard.edu/rss", CORE),
            Map.entry("http://www.rssboard.org/rss-specification", CORE),
            Map.entry("http://www.w3.org/2005/atom", CORE),
            Map.entry("http://purl.org/atom/ns", CORE),
            Map.entry("http://purl.org/dc/elements/1.0", "dc"),
            Map.entry("http://purl.org/dc/elements/1.1", "dc"),
            Map.entry("http://purl.org/dc/terms", "dcterms"),
            Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
            Map.entry("http://search.yahoo.com/mrss", "media"),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
            Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
            Map.entry("http://www.google.com/schemas/sitemap-news/0.9", "news"));

    private static final Map<String, String> BY_PREFIX =
            Map.of("atom", CORE, "rss", CORE, "a10", CORE, "dcq", "dcterms", "html", "xhtml");

    private static final Pattern END = Pattern.compile("[/#]+$");
    private static final Pattern USERLAND = Pattern.compile("http://backend\\.userland\\.com/.*");

    private Vocabulary() {}

    static String of(Element element) {
        String written = element.tagName();
        int colon = written.indexOf(':');
        String prefix = colon < 0 ? "" : written.substring(0, colon).toLowerCase(Locale.ROOT);
        String local = written.substring(colon + 1).toLowerCase(Locale.ROOT);
        String vocabulary = vocabulary(namespace(element, prefix), prefix);
        return vocabulary.isEmpty() ? local : vocabulary + ":" + local;
    }

    private static String vocabulary(@Nullable String namespace, String prefix) {
        if (namespace != null) {
            String plain =
                    END.matcher(namespace.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
            String known = BY_NAMESPACE.get(plain.startsWith("https:") ? "http:" + plain.substring(6) : plain);
            if (known != null) {
                return known;
            }
            if (USERLAND.matcher(plain).matches()) {
                return CORE;
            }
        }
        return BY_PREFIX.getOrDefault(prefix, prefix);
    }

    private static @Nullable String namespace(Element element, String prefix) {
        String declaration = prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
        for (Element e = element; e != null; e = e.parent()) {
            if (e.hasAttr(declaration)) {
                return e.attr(declaration);
            }
            if (e.attributes().hasKeyIgnoreCase(declaration)) {
                return e.attributes().getIgnoreCase(declaration);
            }
        }
        return null;
    }
}
