package org.onrecord.ingest.extract.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An element that forms a box, with the sums over its blocks. Filled by {@link PageLayout}. */
final class LayoutBox {
    final @Nullable LayoutBox parent;
    final int depth;
    final TagRole mark;

    /** A hash of the tags and classes of the box and those around it, which rows of a list or paragraphs of a text share. */
    final long path;

    /** How far up the nearest box with each trait is: 1 for this box, {@link ElementTraits#NONE} for none. */
    final byte[] up = new byte[ElementTraits.COUNT];

    /** The first block in the box, and the one after the last. */
    int first;

    int end;

    /** The words, linked words and paragraphs in the box. */
    float words;

    float linked;
    int paragraphs;

    /** The words in the box that were taken for main text. */
    float taken;

    /** How suitable the box is as the one with the main text, by what is directly inside. */
    float merit;

    /** The boxes of the page with the same path. */
    final SimilarBoxes twins;

    LayoutBox(@Nullable LayoutBox parent, TagRole mark, long path, SimilarBoxes twins, int first) {
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.mark = mark;
        this.path = path;
        this.twins = twins;
        this.first = first;
        this.end = first;
    }

    /** Returns true if the box itself, not one around it, has one of these traits. */
    boolean has(int[] traits) {
        return Arrays.stream(traits).anyMatch(trait -> up[trait] == 1);
    }

    int blocks() {
        return end - first;
    }

    float linkDensity() {
        return words == 0 ? 0 : linked / words;
    }
}
