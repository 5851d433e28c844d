package org.onrecord.ingest.source;

import java.util.ArrayList;
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
import org.onrecord.events.SourceState;
import org.onrecord.events.text.EscapedText;
import org.onrecord.ingest.charset.XmlDecoder;
import org.onrecord.ingest.reading.DocumentLimits;
import org.onrecord.ingest.reading.LanguageTags;
import org.onrecord.ingest.reading.LimitExceededException;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.source.SourceSpec.Kind;
import org.onrecord.ingest.xml.Xml;

/** Reads and writes OPML 1.0 and 2.0, also where it is broken. */
public final class Opml {
    /** An old prefix of feed addresses. */
    private static final Pattern FEED_SCHEME = Pattern.compile("(?i)feed:(//)?(?=https?:)|feed:(?=//)");

    private Opml() {}

    /**
     * The feeds in a file.
     *
     * @param feeds in the order of the file, each address once
     * @param skipped sentences about feeds that cannot be followed
     */
    public record Outlines(List<Outline> feeds, List<String> skipped) {}

    /**
     * A feed in a file.
     *
     * @param address of the feed, http or https
     * @param language BCP 47 tag as written; null if there is none
     */
    public record Outline(
            String title, String address, @Nullable String language) {}

    /** Reads a file. Never fails: if it cannot be read, the result says so with the remedy. */
    public static ReadResult<Outlines> read(byte[] bytes) {
        Document document;
        try {
            document = Xml.parse(XmlDecoder.decode(DocumentLimits.check(bytes), null));
        } catch (LimitExceededException e) {
            return new ReadResult.Unreadable<>(e.reason());
        }
        boolean opml =
                document.children().stream().anyMatch(root -> root.tagName().equals("opml"));
        List<Element> outlines = document.getAllElements().stream()
                .filter(element -> element.tagName().equals("outline"))
                .toList();
        if (!opml && outlines.isEmpty()) {
            return new ReadResult.Unreadable<>(
                    "it is not OPML: it has neither an <opml> nor an <outline> element; export the list again, as"
                            + " OPML");
        }
        Map<String, Outline> feeds = new LinkedHashMap<>();
        List<String> skipped = new ArrayList<>();
        for (Element outline : outlines) {
            String written = address(outline);
            if (written.isEmpty()) {
                continue;
            }
            Optional<String> feed = Xml.absolute(FEED_SCHEME.matcher(written).replaceFirst(""), "http://-/")
                    .filter(address -> !address.startsWith("http://-/"));
            if (feed.isEmpty()) {
                skipped.add("\"" + title(outline) + "\" has the address " + written
                        + "; only http and https can be followed; correct it, or add the source by hand");
            } else {
                feeds.putIfAbsent(feed.get(), outline(outline, feed.get()));
            }
        }
        return feeds.isEmpty()
                ? new ReadResult.Unreadable<>("it is OPML, but none of its " + outlines.size()
                        + " outlines has the address of a feed (xmlUrl) that can be asked; export the list"
                        + " again, with feeds")
                : new ReadResult.Read<>(new Outlines(List.copyOf(feeds.values()), skipped));
    }

    private static String address(Element outline) {
        String feed = Xml.attribute(outline, "xmlUrl");
        boolean link = Xml.attribute(outline, "type").equalsIgnoreCase("link");
        return feed.isEmpty() && !link ? Xml.attribute(outline, "url") : feed;
    }

    private static Outline outline(Element outline, String feed) {
        String language = Xml.attribute(outline, "language");
        return new Outline(
                title(outline), feed, language.isEmpty() || language.equalsIgnoreCase("unknown") ? null : language);
    }

    private static String title(Element outline) {
        String text = Xml.attribute(outline, "text");
        return text.isEmpty() ? Xml.attribute(outline, "title") : text;
    }

    /** Returns feeds as sources for a catalogue; they have not been tried. */
    public static List<SourceSpec> sources(List<Outline> feeds, Set<String> taken) {
        Set<String> ids = new HashSet<>(taken);
        List<SourceSpec> sources = new ArrayList<>();
        for (Outline feed : feeds) {
            String publisher = feed.title().isEmpty() ? SourceId.host(feed.address()) : feed.title();
            String id = SourceId.of(feed.title(), feed.address(), ids);
            ids.add(id);
            sources.add(source(id, publisher, feed));
        }
        return sources;
    }

    private static SourceSpec source(String id, String publisher, Outline feed) {
        return new SourceSpec(
                id,
                Kind.FEED,
                feed.address(),
                publisher,
                null,
                new SourceState.Defaults(LanguageTags.written(feed.language()), null, null),
                SourceSpec.USUAL_INTERVAL,
                SourceSpec.Items.PAGES,
                "never");
    }

    /** Returns the feeds among sources as OPML 2.0, which has no place for other kinds. */
    public static String write(String title, List<SourceSpec> sources) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n");
        xml.append("    <title>").append(EscapedText.of(title)).append("</title>\n  </head>\n  <body>\n");
        for (SourceSpec source : sources) {
            if (source.kind() == Kind.FEED) {
                xml.append("    <outline type=\"rss\"");
                attribute(xml, "text", source.publisher());
                attribute(xml, "xmlUrl", source.address());
                attribute(xml, "language", source.documents().language());
                xml.append("/>\n");
            }
        }
        return xml.append("  </body>\n</opml>\n").toString();
    }

    private static void attribute(StringBuilder xml, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            xml.append(' ')
                    .append(name)
                    .append("=\"")
                    .append(EscapedText.of(value))
                    .append('"');
        }
    }
}
