package org.onrecord.ingest.extract.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The visible boxes and text blocks of a page, in document order. They are made in one walk without recursion, so a
 * page may be nested to any depth. The page does not change.
 */
final class PageLayout implements NodeFilter {
    final List<TextBlock> blocks = new ArrayList<>();
    final List<LayoutBox> boxes = new ArrayList<>();

    /** Scripts with schema.org data. */
    final List<Element> data = new ArrayList<>();

    private final Map<Long, SimilarBoxes> twins = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final ElementTraits traits = new ElementTraits();
    private LayoutBox box;
    private boolean space;
    private int breaks;
    private int lines;
    private int links;
    private int linkedChars;
    private int boldChars;
    private int inLink;
    private int inBold;
    private int inPreformatted;

    private PageLayout(Element root) {
        box = open(root, null, TagRole.OTHER);
        root.childNodes().forEach(child -> child.filter(this));
        flush();
        box.end = blocks.size();
        sum();
    }

    static PageLayout of(Document page) {
        PageLayout layout = new PageLayout(page.body());
        page.head().children().forEach(layout::keepData);
        return layout;
    }

    LayoutBox root() {
        return boxes.getFirst();
    }

    /** Opens an element; skips the children of a node without visible ones. */
    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words.getWholeText());
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_CHILDREN;
        }
        TagRole mark = TagRole.of(element.normalName());
        switch (mark) {
            case NOTHING -> {
                keepData(element);
                return FilterResult.SKIP_CHILDREN;
            }
            case LINE_BREAK -> lineBreak();
            case RULE -> flush();
            case LINK -> {
                inLink++;
                links++;
            }
            case BOLD -> inBold++;
            case INLINE -> {}
            default -> {
                flush();
                box = open(element, box, mark);
                if (mark == TagRole.PREFORMATTED) {
                    inPreformatted++;
                }
            }
        }
        return FilterResult.CONTINUE;
    }

    private void keepData(Element element) {
        if (element.normalName().equals("script") && element.attr("type").equals("application/ld+json")) {
            data.add(element);
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        TagRole mark = node instanceof Element element ? TagRole.of(element.normalName()) : TagRole.NOTHING;
        if (mark == TagRole.LINK) {
            inLink--;
        } else if (mark == TagRole.BOLD) {
            inBold--;
        } else if (mark.isBox()) {
            flush();
            box.end = blocks.size();
            if (mark == TagRole.PREFORMATTED) {
                inPreformatted--;
            }
            LayoutBox outer = box.parent;
            if (outer != null) {
                box = outer;
            }
        }
        return FilterResult.CONTINUE;
    }

    private LayoutBox open(Element element, @Nullable LayoutBox parent, TagRole mark) {
        traits.read(element, mark);
        long path = (parent == null ? 0 : parent.path * 31) + traits.signature;
        LayoutBox opened = new LayoutBox(
                parent, mark, path, twins.computeIfAbsent(path, first -> new SimilarBoxes()), blocks.size());
        ElementTraits.inherit(opened.up, traits.bits, parent);
        boxes.add(opened);
        return opened;
    }

    private void lineBreak() {
        if (inPreformatted > 0) {
            append("\n");
            return;
        }
        if (++breaks > 1) {
            flush();
        }
        space = false;
    }

    private void append(String words) {
        if (inPreformatted > 0) {
            text.append(words);
            count(words.length());
            return;
        }
        int before = text.length();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c <= ' '
                    || c == '\u00a0'
                    || c == '\u3000'
                    || c == '\u200b'
                    || c == '\ufeff'
                    || c >= '\u2000' && c <= '\u200a') {
                space = space || c != '\u200b' && c != '\ufeff';
                continue;
            }
            if (c == '\u00ad') {
                continue;
            }
            if (breaks > 0) {
                if (!text.isEmpty()) {
                    text.append('\n');
                    lines++;
                }
                breaks = 0;
            } else if (space && !text.isEmpty()) {
                text.append(' ');
            }
            space = false;
            int end = endOfRun(words, i + 1);
            text.append(words, i, end);
            i = end - 1;
        }
        count(text.length() - before);
    }

    /** Returns the end of a run of characters that are copied as they are: letters and signs, with single spaces between them. */
    private static int endOfRun(String words, int from) {
        int end = from;
        while (end < words.length()) {
            char c = words.charAt(end);
            boolean between = c == ' ' && end + 1 < words.length() && isPlain(words.charAt(end + 1));
            if (!between && !isPlain(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < '\u00a0' || c > '\u00ad' && c < '\u2000';
    }

    private void count(int chars) {
        if (inLink > 0) {
            linkedChars += chars;
        }
        if (inBold > 0) {
            boldChars += chars;
        }
    }

    private void flush() {
        if (!text.isEmpty()) {
            String words = inPreformatted > 0 ? text.toString().strip() : text.toString();
            if (!words.isEmpty()) {
                TextBlock block = new TextBlock(blocks.size(), box, words, links, linkedChars, boldChars, lines + 1);
                WordCounter.count(block);
                blocks.add(block);
            }
            text.setLength(0);
        }
        space = false;
        breaks = 0;
        lines = 0;
        links = inLink > 0 ? 1 : 0;
        linkedChars = 0;
        boldChars = 0;
    }

    /** Sums up the boxes, from the inside out. */
    private void sum() {
        for (TextBlock block : blocks) {
            LayoutBox own = block.box;
            own.words += block.words;
            own.linked += block.linkedWords();
            if (block.isParagraph()) {
                own.paragraphs++;
                float worth = 1 + Math.min(block.commas, 5) * .5f + Math.min(block.words / 20, 4);
                credit(own, worth * (1 - block.linkDensity));
            }
        }
        for (int i = boxes.size() - 1; i > 0; i--) {
            LayoutBox inner = boxes.get(i);
            LayoutBox outer = inner.parent;
            if (outer != null) {
                outer.words += inner.words;
                outer.linked += inner.linked;
                outer.paragraphs += inner.paragraphs;
            }
        }
        boxes.forEach(one -> one.twins.add(one));
    }

    /** Credits a paragraph to the box around it and, with less weight, to those further out. */
    private static void credit(LayoutBox own, float worth) {
        LayoutBox at = own.mark == TagRole.DIVISION || own.parent == null ? own : own.parent;
        float share = worth;
        for (int level = 1; level <= 5 && at != null; level++) {
            at.merit += share;
            at = at.parent;
            share = worth / (2 * level);
        }
    }
}
