package org.onrecord.ingest.extract.text;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures a block: its words and signs, its neighbours, its place on the page and relative to the box that looks most
 * like the article, and the boxes around it with their names. The model was trained on these columns in this order, so
 * a change requires training it again.
 */
final class BlockFeatures {
    private static final int NEAR = 20;

    private final PageLayout layout;
    private final List<TextBlock> blocks;
    private final LayoutBox top;
    private final int headline;
    private final int[] longBefore;
    private final int[] longAfter;
    private final float[] wordsBefore;
    private final Map<String, Integer> copies;
    private final float[] row = new float[256];
    private int column;

    BlockFeatures(PageLayout layout) {
        this.layout = layout;
        this.blocks = layout.blocks;
        this.top =
                Collections.max(layout.boxes, Comparator.comparingDouble(box -> box.merit * (1 - box.linkDensity())));
        int n = blocks.size();
        longBefore = new int[n];
        longAfter = new int[n];
        wordsBefore = new float[n + 1];
        copies = HashMap.newHashMap(n);
        int last = -1;
        for (int i = 0; i < n; i++) {
            longBefore[i] = last;
            TextBlock block = blocks.get(i);
            if (block.isParagraph()) {
                last = i;
            }
            wordsBefore[i + 1] = wordsBefore[i] + block.words;
            copies.merge(block.text, 1, Integer::sum);
        }
        last = -1;
        for (int i = n - 1; i >= 0; i--) {
            longAfter[i] = last;
            if (blocks.get(i).isParagraph()) {
                last = i;
            }
        }
        headline = findHeadline();
    }

    /** Returns the last first-level heading before the first paragraph of the top box, else the first one of the page, else -1. */
    private int findHeadline() {
        int found = -1;
        int heading = Long.numberOfTrailingZeros(ElementTraits.of(TagRole.HEADING1));
        int start = top.first;
        while (start < top.end && !blocks.get(start).isParagraph()) {
            start++;
        }
        for (TextBlock block : blocks) {
            if (block.box.up[heading] < ElementTraits.NONE && (found < 0 || block.index <= start)) {
                found = block.index;
            }
        }
        return found;
    }

    /** Returns the columns of a block, in an array that is reused for the next one. */
    float[] of(TextBlock block) {
        column = 0;
        own(block);
        neighbours(block);
        place(block);
        around(block);
        return row;
    }

    /** Returns the number of columns, once a block was measured. */
    int columns() {
        return column;
    }

    private void add(float value) {
        row[column++] = value;
    }

    private void own(TextBlock b) {
        String text = b.text;
        int length = text.length();
        float words = Math.max(b.words, 1);
        add(length);
        add(b.words);
        add(b.linkDensity);
        add(b.links);
        add(b.sentences);
        add(ending(text));
        add(b.commas / words);
        add((float) b.digits / length);
        add(b.capitals / words);
        add(b.letters / words);
        add((float) b.letters / length);
        add((float) b.boldChars / length);
        add(b.marks);
        add(b.lines);
        for (int i = 0; i < WordCounter.KINDS; i++) {
            add(b.kinds[i] / words);
        }
        add(b.box.mark.ordinal());
        add(Character.getType(text.charAt(0)));
        add(copies.getOrDefault(text, 1));
        add(b.links > 0 && b.box.blocks() == 1 ? 1 : 0);
        add(b.words < 4 ? 0 : 1);
    }

    private static float ending(String text) {
        int last = text.length() - 1;
        while (last > 0 && "\"'”’»)“]」』".indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return switch (text.charAt(last)) {
            case '.', '。', '।' -> 4;
            case '!', '?', '！', '？', '؟' -> 3;
            case '…' -> 2;
            case ':', '：' -> 1;
            case ',', ';', '，' -> 5;
            default -> last < text.length() - 1 ? 6 : 0;
        };
    }

    private @Nullable TextBlock at(int index) {
        return index >= 0 && index < blocks.size() ? blocks.get(index) : null;
    }

    private void neighbours(TextBlock b) {
        for (int offset : new int[] {-2, -1, 1, 2}) {
            TextBlock other = at(b.index + offset);
            add(other == null ? -1 : other.words);
            add(other == null ? -1 : other.linkDensity);
            add(other == null ? -1 : other.box.mark.ordinal());
            add(
                    other == null
                            ? -1
                            : other.box == b.box
                                    ? 3
                                    : other.box.path == b.box.path ? 2 : other.box.parent == b.box.parent ? 1 : 0);
        }
        add(longBefore[b.index] < 0 ? NEAR : Math.min(NEAR, b.index - longBefore[b.index]));
        add(longAfter[b.index] < 0 ? NEAR : Math.min(NEAR, longAfter[b.index] - b.index));
        add(longBefore[b.index] < 0 ? -1 : blocks.get(longBefore[b.index]).words);
        add(longAfter[b.index] < 0 ? -1 : blocks.get(longAfter[b.index]).words);
        for (int reach : new int[] {3, 10}) {
            float sum = 0;
            float linked = 0;
            int count = 0;
            for (int i = Math.max(0, b.index - reach); i <= Math.min(blocks.size() - 1, b.index + reach); i++) {
                TextBlock other = blocks.get(i);
                sum += other.words;
                linked += other.linkedWords();
                count++;
            }
            add(sum / count);
            add(linked / Math.max(1, sum));
        }
    }

    private void place(TextBlock b) {
        int n = blocks.size();
        float total = wordsBefore[n];
        add(b.index);
        add(n - b.index);
        add((float) b.index / n);
        add(wordsBefore[b.index]);
        add(wordsBefore[b.index] / Math.max(1, total));
        add(headline < 0 ? -1000 : Math.max(-200, Math.min(200, b.index - headline)));
        add(b.index - top.first);
        add(top.end - 1 - b.index);
        LayoutBox at = b.box;
        int steps = 0;
        while (at != top
                && at.parent != null
                && !(at.first <= top.first && at.end >= top.end && at.depth <= top.depth)) {
            at = at.parent;
            steps++;
        }
        add(at == top ? 0 : steps);
        add(at == top ? b.box.depth - top.depth : -(top.depth - at.depth));
        add(top.words / Math.max(1, total));
        add(top.linkDensity());
        add(top.paragraphs);
        add(total);
        add(n);
        add(layout.root().linkDensity());
        add(layout.root().paragraphs);
    }

    private void around(TextBlock b) {
        for (int i = 0; i < ElementTraits.COUNT; i++) {
            add(b.box.up[i]);
        }
        add(b.box.depth);
        SimilarBoxes twins = b.box.twins;
        add(twins.count);
        add(twins.linked / Math.max(1, twins.words));
        add(twins.words / twins.count);
        add(twins.words);
        float total = Math.max(1, layout.root().words);
        LayoutBox level = b.box;
        int size = 1;
        for (int i = 0; i < 4; i++) {
            level = wider(level, size);
            size = level.blocks();
            add(size);
            add(level.words);
            add(level.linkDensity());
            add(level.words / total);
            add((float) level.paragraphs / size);
            add((float) (b.index - level.first) / size);
        }
        card(b);
    }

    /** Returns the nearest enclosing box with more than a number of blocks. */
    private static LayoutBox wider(LayoutBox box, int size) {
        LayoutBox at = box;
        while (at.parent != null && at.blocks() <= size) {
            at = at.parent;
        }
        return at;
    }

    /** Measures the nearest enclosing box with several blocks that has several similar boxes, like the cards of a list. */
    private void card(TextBlock b) {
        LayoutBox at = b.box;
        while (at.parent != null && (at.twins.count < 3 || at.blocks() < 2)) {
            at = at.parent;
        }
        boolean found = at.parent != null;
        SimilarBoxes twins = at.twins;
        add(found ? twins.count : 0);
        add(found ? twins.words / twins.count : 0);
        add(found ? twins.linked / Math.max(1, twins.words) : -1);
        add(found ? b.box.depth - at.depth : -1);
    }
}
