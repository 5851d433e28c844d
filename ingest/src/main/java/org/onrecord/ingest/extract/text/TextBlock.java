package org.onrecord.ingest.extract.text;

/** A run of text that a page shows as one paragraph, heading, list item, cell or line, with what is counted in it. Filled by {@link PageLayout}. */
final class TextBlock {
    final int index;
    final LayoutBox box;
    final String text;

    final int links;
    final int linkedChars;
    final int boldChars;
    final int lines;
    private final float linkDensity;

    /** Words, a Chinese, Japanese or Korean character counting as half of one. */
    float words;

    int letters;
    int digits;
    int capitals;
    int sentences;
    int commas;
    int marks;

    /** Words of each kind in {@link WordCounter}. */
    final int[] kinds = new int[WordCounter.KINDS];

    /** The chance that the block is main text, as far as known. */
    float chance;

    TextBlock(int index, LayoutBox box, String text, int links, int linkedChars, int boldChars, int lines) {
        this.index = index;
        this.box = box;
        this.text = text;
        this.links = links;
        this.linkedChars = linkedChars;
        this.boldChars = boldChars;
        this.lines = lines;
        this.linkDensity = text.isEmpty() ? 0 : Math.min(1, (float) linkedChars / text.length());
    }

    float linkDensity() {
        return linkDensity;
    }

    float linkedWords() {
        return words * linkDensity;
    }

    boolean isParagraph() {
        return words >= 15 && linkDensity() < .4f;
    }
}
