package org.onrecord.ingest.extract.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.resource.WordLists;
import org.onrecord.ingest.date.YearDetector;

/** What a page says about itself, as written, gathered in one walk over its nodes. */
final class PageScan implements NodeVisitor {
    static final WordLists META_NAMES = WordLists.read(PageScan.class, "meta-names.txt");

    /** Longer lines are running text rather than lines about the article. */
    static final int LONGEST_LINE = 200;

    /** How much running text is enough to tell the language. */
    private static final int SAMPLE = 600;

    /** A page with more dated lines than this is a list or a trap. */
    private static final int MOST_LINES = 200;

    private static final int SHORTEST_SAMPLE = 40;
    private static final int LONGEST_HEADING = 400;
    private static final int LONGEST_BYLINE = 120;
    private static final Attributes NO_ATTRIBUTES = new Attributes();

    /** The contents of the meta elements, by name, property or http-equiv in lower case. */
    final Map<String, List<String>> metas = new LinkedHashMap<>();

    final List<String> jsonLd = new ArrayList<>();
    final List<String> scripts = new ArrayList<>();
    final List<Heading> headings = new ArrayList<>();
    /** The visible lines with a year in them. */
    final List<Line> lines = new ArrayList<>();

    final List<Byline> bylines = new ArrayList<>();
    /** Microdata and RDFa of the body, by the property's name in lower case. */
    final Map<String, String> properties = new HashMap<>();

    private final StringBuilder sample = new StringBuilder();
    /** The {@code lang} of the html element; may be empty. */
    String language = "";

    String canonical = "";
    String title = "";
    private final Map<String, ElementHints> marksByClass = new HashMap<>();
    private String titleKey = "";
    private int order;
    private int article = -1;
    private int link = -1;
    private PageRegion place = PageRegion.BODY;
    private int placeDepth = -1;
    private int placeLines;
    private @Nullable Node lastBlock;
    private ElementHints.Time marked = ElementHints.Time.NONE;
    private int markedDepth = -1;

    private PageScan() {}

    static PageScan of(Document page) {
        PageScan scan = new PageScan();
        page.traverse(scan);
        return scan;
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            text(text);
        } else if (node instanceof Element element) {
            element(element, depth);
        } else if (node instanceof DataNode data) {
            data(data);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (depth == placeDepth) {
            place = PageRegion.BODY;
            placeDepth = -1;
        }
        if (depth == article) {
            article = -1;
        }
        if (depth == link) {
            link = -1;
        }
        if (depth == markedDepth) {
            markedDepth = -1;
            marked = ElementHints.Time.NONE;
        }
    }

    private void element(Element element, int depth) {
        String name = element.normalName();
        switch (name) {
            case "html" -> language = element.attr(element.attr("lang").isEmpty() ? "xml:lang" : "lang");
            case "meta" -> meta(element);
            case "link" -> link(element);
            case "title" -> title = title.isEmpty() ? element.wholeText() : title;
            case "article", "main" -> article = article < 0 ? depth : article;
            case "a" -> link = link < 0 ? depth : link;
            default -> {}
        }
        Attributes attributes = element.attributesSize() == 0 ? NO_ATTRIBUTES : element.attributes();
        ElementHints marks = marks(attributes);
        place(element, marks, depth);
        boolean dated = marks.time().compareTo(ElementHints.Time.MODIFIED) >= 0;
        if (dated && markedDepth < 0 && ElementText.within(element, LONGEST_LINE) != null) {
            marked = marks.time();
            markedDepth = depth;
        }
        if (isHeading(element) && name.charAt(1) <= '4') {
            heading(element, name.charAt(1) - '0');
        } else if (name.equals("time") || name.equals("abbr")) {
            time(element, name);
        }
        if (attributes != NO_ATTRIBUTES) {
            property(element, attributes);
            boolean writer = name.equals("a") && attributes.get("rel").equals("author");
            if (marks.author() || writer) {
                byline(element, writer);
            }
        }
    }

    private void place(Element element, ElementHints marks, int depth) {
        if (place == PageRegion.BODY) {
            place = PageRegion.of(element, marks, article >= 0);
            if (place != PageRegion.BODY) {
                placeDepth = depth;
                placeLines = lines.size();
            }
        } else if (isOwnHeading(element)) {
            // The page's own heading is never in a side region: the class described the layout.
            place = PageRegion.BODY;
            placeDepth = -1;
            for (int i = placeLines; i < lines.size(); i++) {
                lines.set(i, lines.get(i).at(place));
            }
        }
    }

    private ElementHints marks(Attributes attributes) {
        if (attributes == NO_ATTRIBUTES) {
            return ElementHints.NONE;
        }
        String name = attributes.get("class");
        String id = attributes.get("id");
        ElementHints marks = name.isEmpty() ? ElementHints.NONE : marksByClass.computeIfAbsent(name, ElementHints::of);
        return id.isEmpty() ? marks : marks.and(ElementHints.of(id));
    }

    private void meta(Element element) {
        String content = element.attr("content").strip();
        if (content.isEmpty()) {
            return;
        }
        for (String attribute : new String[] {"property", "name", "itemprop", "http-equiv"}) {
            String key = element.attr(attribute);
            if (!key.isEmpty()) {
                metas.computeIfAbsent(key.strip().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(content);
            }
        }
    }

    private void link(Element element) {
        if (canonical.isEmpty() && element.attr("rel").equalsIgnoreCase("canonical")) {
            canonical = element.attr("href").strip();
        }
    }

    private void data(DataNode data) {
        if (!(data.parent() instanceof Element parent) || !parent.nameIs("script")) {
            return;
        }
        if (parent.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
            jsonLd.add(data.getWholeData());
        } else {
            scripts.add(data.getWholeData());
        }
    }

    private void heading(Element element, int level) {
        String text = ElementText.within(element, LONGEST_HEADING);
        if (text != null && !text.isEmpty() && headings.size() < 60) {
            headings.add(new Heading(text, SiteNames.key(text), level, order, place));
        }
    }

    private void time(Element element, String name) {
        boolean abbreviation = name.equals("abbr");
        String stamp = Stream.of("datetime", abbreviation ? "title" : "data-datetime", abbreviation ? "data-utime" : "")
                .map(element::attr)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        if (stamp.chars().noneMatch(Character::isDigit)) {
            return;
        }
        String property = element.attr("itemprop").toLowerCase(Locale.ROOT);
        ElementHints.Time time = element.hasAttr("pubdate") || property.contains("datepublished")
                ? ElementHints.Time.PUBLISHED
                : property.contains("datemodified")
                        ? ElementHints.Time.MODIFIED
                        : markedDepth >= 0 ? marked : ElementHints.Time.DATE;
        String text = lineAround(element);
        String own = ElementText.within(element, LONGEST_LINE);
        addLine(new Line(
                text,
                time,
                place,
                order,
                link >= 0,
                article >= 0,
                false,
                Math.max(0, own == null ? 0 : text.indexOf(own)),
                stamp));
    }

    private void property(Element element, Attributes attributes) {
        String property = attributes.get("itemprop");
        if (property.isEmpty()) {
            property = attributes.get("property");
        }
        if (property.isEmpty() || element.nameIs("meta")) {
            return;
        }
        String key = property.substring(property.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
        switch (key) {
            case "datepublished", "datecreated", "datemodified", "created", "issued", "headline" -> {
                String value = value(element);
                if (!value.isEmpty() && (place == PageRegion.BODY || key.startsWith("date"))) {
                    properties.putIfAbsent(key, value);
                }
            }
            case "author" -> byline(element, true);
            default -> {}
        }
    }

    private static String value(Element element) {
        for (String attribute : new String[] {"content", "datetime"}) {
            String value = element.attr(attribute);
            if (!value.isBlank()) {
                return value.strip();
            }
        }
        String text = ElementText.within(element, LONGEST_HEADING);
        return text == null ? "" : text;
    }

    private void byline(Element element, boolean strong) {
        String text = ElementText.within(element, LONGEST_BYLINE);
        if (text != null && !text.isEmpty() && bylines.size() < 40) {
            bylines.add(new Byline(text, strong, place));
        }
    }

    private void text(TextNode node) {
        String text = node.getWholeText();
        if (text.isEmpty() || isBlank(text)) {
            return;
        }
        order++;
        if (link < 0 && place == PageRegion.BODY && text.length() >= SHORTEST_SAMPLE && sample.length() < SAMPLE) {
            sample.append(text, 0, Math.min(text.length(), SAMPLE)).append(' ');
        }
        if (!YearDetector.in(text)) {
            return;
        }
        Node parent = node.parent();
        if (!(parent instanceof Element element) || element.nameIs("title") || element.nameIs("option")) {
            return;
        }
        Element block = block(element);
        if (block == lastBlock) {
            return;
        }
        String line = ElementText.lines(block, LONGEST_LINE);
        if (line == null) {
            String own = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
            if (element != block) {
                String inline = ElementText.within(element, LONGEST_LINE);
                own = inline == null ? own : inline;
            }
            line = own;
        } else {
            lastBlock = block;
        }
        addLine(new Line(line.strip(), marked, place, order, link >= 0, article >= 0, isHeading(block), 0, ""));
    }

    private boolean isOwnHeading(Element element) {
        if (!isHeading(element)) {
            return false;
        }
        String text = ElementText.within(element, LONGEST_HEADING);
        String key = text == null ? "" : SiteNames.key(text);
        boolean first = element.nameIs("h1")
                && headings.stream().noneMatch(one -> one.level() == 1 && one.place() == PageRegion.BODY);
        return !key.isEmpty() && (first || (key.length() > 10 && titleKey().startsWith(key)));
    }

    private String titleKey() {
        if (titleKey.isEmpty()) {
            String shared = meta("og:title");
            titleKey = SiteNames.key(shared.isEmpty() ? title : shared);
        }
        return titleKey;
    }

    private static boolean isHeading(Element element) {
        String name = element.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    private void addLine(Line line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    private static String lineAround(Element element) {
        Element block = block(element);
        String line = ElementText.lines(block, LONGEST_LINE);
        if (line == null) {
            line = ElementText.within(element, LONGEST_LINE);
        }
        return line == null ? "" : line;
    }

    private static Element block(Element element) {
        Element block = element;
        Element parent = block.parent();
        while (!block.isBlock() && parent != null) {
            block = parent;
            parent = block.parent();
        }
        return block;
    }

    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> c <= ' ' || c == '\u00a0');
    }

    /** Returns some running text to tell the language by, with the title if there is little. */
    String sample() {
        return sample.length() >= SHORTEST_SAMPLE * 2 ? sample.toString() : title + ' ' + sample;
    }

    /**
     * A visible line with a year in it.
     *
     * @param text of the block or the marked element
     * @param marks the kind of date by its classes
     * @param order how many text nodes precede it
     * @param linked true within a link
     * @param start where the text of the element with {@code datetime} starts in the line; 0 without one
     * @param datetime attribute of a {@code time} or {@code abbr} element; empty if there is none
     */
    record Line(
            String text,
            ElementHints.Time marks,
            PageRegion place,
            int order,
            boolean linked,
            boolean inArticle,
            boolean inHeading,
            int start,
            String datetime) {
        Line at(PageRegion other) {
            return new Line(text, marks, other, order, linked, inArticle, inHeading, start, datetime);
        }
    }

    /**
     * A heading of the page.
     *
     * @param key see {@link SiteNames#key}
     * @param level 1 to 4
     */
    record Heading(String text, String key, int level, int order, PageRegion place) {}

    /** A line that seems to name the authors. */
    record Byline(String text, boolean strong, PageRegion place) {}

    /** Returns the first content of the first of these meta elements that exists; empty if none does. */
    String meta(String... names) {
        for (String name : names) {
            List<String> contents = metas.get(name);
            if (contents != null) {
                return contents.getFirst();
            }
        }
        return "";
    }
}
