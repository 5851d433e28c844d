package org.onrecord.ingest.opml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.charset.XmlDecoder;
import org.onrecord.ingest.limit.DocumentLimits;
import org.onrecord.ingest.limit.LimitExceededException;
import org.onrecord.ingest.source.SourceId;
import org.onrecord.ingest.source.SourceSpec;
import org.onrecord.ingest.source.SourceSpec.Kind;
import org.onrecord.ingest.xml.Xml;

/** Reads and writes OPML 1.0 and 2.0, also where it is broken. */
public final class Opml {
    /** An old prefix of feed addresses. */
    private static final Pattern FEED_SCHEME = Pattern.compile("(?i)feed:(//)?(?=https?:)|feed:(?=//)");

    private static final List<String> FEED_ATTRIBUTES = List.of("xmlUrl", "url");

    private Opml() {}

    /** Reads a file. Never fails: if it cannot be read, the result says so with the remedy. */
    public static OpmlResult read(byte[] bytes) {
        Document document;
        try {
            document = Xml.parse(XmlDecoder.decode(DocumentLimits.check(bytes), null));
        } catch (LimitExceededException e) {
            return new OpmlResult.Unreadable(e.reason());
        }
        boolean opml =
                document.children().stream().anyMatch(root -> root.tagName().equals("opml"));
        List<Element> outlines = document.getAllElements().stream()
                .filter(element -> element.tagName().equals("outline"))
                .toList();
        if (!opml && outlines.isEmpty()) {
            return new OpmlResult.Unreadable(
                    "it is not OPML: it has neither an <opml> nor an <outline> element; export the list again, as OPML");
        }
        Map<String, OpmlFeed> feeds = new LinkedHashMap<>();
        List<String> passedOver = new ArrayList<>();
        for (Element outline : outlines) {
            String written = address(outline);
            if (written.isEmpty()) {
                continue;
            }
            Optional<String> feed = Xml.absolute(FEED_SCHEME.matcher(written).replaceFirst(""), "http://-/")
                    .filter(address -> !address.startsWith("http://-/"));
            if (feed.isEmpty()) {
                passedOver.add("\"" + title(outline) + "\" has the address " + written
                        + "; only http and https can be followed; correct it, or add the source by hand");
            } else {
                feeds.putIfAbsent(feed.get(), outline(outline, feed.get()));
            }
        }
        return feeds.isEmpty()
                ? new OpmlResult.Unreadable(
                        "it is OPML, but none of its " + outlines.size()
                                + " outlines has the address of a feed (xmlUrl) that can be asked; export the list again, with feeds")
                : new OpmlResult.Read(List.copyOf(feeds.values()), passedOver);
    }

    private static String address(Element outline) {
        boolean link = Xml.attribute(outline, "type").equalsIgnoreCase("link");
        return FEED_ATTRIBUTES.stream()
                .filter(name -> !link || name.equals("xmlUrl"))
                .map(name -> Xml.attribute(outline, name))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static OpmlFeed outline(Element outline, String feed) {
        Deque<String> folders = new ArrayDeque<>();
        for (Element e = outline.parent(); e != null; e = e.parent()) {
            if (e.tagName().equals("outline") && address(e).isEmpty() && !title(e).isEmpty()) {
                folders.addFirst(title(e));
            }
        }
        String language = Xml.attribute(outline, "language");
        return new OpmlFeed(
                title(outline),
                feed,
                Xml.absolute(Xml.attribute(outline, "htmlUrl"), null).orElse(null),
                language.isEmpty() || language.equalsIgnoreCase("unknown") ? null : language,
                List.copyOf(folders));
    }

    private static String title(Element outline) {
        String text = Xml.attribute(outline, "text");
        return text.isEmpty() ? Xml.attribute(outline, "title") : text;
    }

    /** Returns feeds as sources for a catalogue; they have not been tried. */
    public static List<SourceSpec> sources(List<OpmlFeed> feeds, Set<String> taken) {
        Set<String> ids = new HashSet<>(taken);
        List<SourceSpec> sources = new ArrayList<>();
        for (OpmlFeed feed : feeds) {
            String publisher = feed.title().isEmpty() ? SourceId.host(feed.feed()) : feed.title();
            String id = SourceId.of(feed.title(), feed.feed(), ids);
            ids.add(id);
            sources.add(source(id, publisher, feed));
        }
        return sources;
    }

    private static SourceSpec source(String id, String publisher, OpmlFeed feed) {
        return new SourceSpec(
                id,
                Kind.FEED,
                feed.feed(),
                publisher,
                null,
                null,
                Xml.languageTag(feed.language()),
                null,
                SourceSpec.USUAL_INTERVAL,
                SourceSpec.Read.PAGE,
                null,
                null,
                "never");
    }

    /** Returns the feeds among sources as OPML 2.0, which has no place for other kinds. */
    public static String write(String title, List<SourceSpec> sources) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n");
        xml.append("    <title>").append(escaped(title)).append("</title>\n  </head>\n  <body>\n");
        for (SourceSpec source : sources) {
            if (source.kind() == Kind.FEED) {
                xml.append("    <outline type=\"rss\"");
                attribute(xml, "text", source.publisher());
                attribute(xml, "xmlUrl", source.address());
                attribute(xml, "language", source.language());
                xml.append("/>\n");
            }
        }
        return xml.append("  </body>\n</opml>\n").toString();
    }

    private static void attribute(StringBuilder xml, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "");
    }
}
