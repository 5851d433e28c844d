package org.onrecord.ingest.extract.text;

import org.jspecify.annotations.Nullable;

/** An element of a page that stands as a box of its own, with what its blocks add up to. Filled by {@link PageLayout}. */
final class LayoutBox {
    final @Nullable LayoutBox parent;
    final int depth;
    final TagRole mark;

    /** The box's tag and classes, and those of the boxes around it, as one hash: rows of a list and paragraphs of a text share theirs. */
    final long path;

    /** How far up the nearest box with a trait of {@link ElementTraits} is: 1 this box, {@link ElementTraits#NONE} none. */
    final byte[] up = new byte[ElementTraits.COUNT];

    /** The first block in the box, and the one after the last. */
    int first;

    int end;

    /** Of the blocks in the box: words, words in links, blocks that read as paragraphs. */
    float words;

    float linked;
    int paragraphs;

    /** How well the box would do as the one that holds the main text, by what lies directly in it. */
    float merit;

    /** The boxes of the page that have this path, this one among them. */
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

    int blocks() {
        return end - first;
    }

    float linkDensity() {
        return words == 0 ? 0 : linked / words;
    }
}
