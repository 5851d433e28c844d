package org.onrecord.ingest.extract.text;

/** A run of text that a page shows as one paragraph, heading, list item, cell or line, with its counts. Filled by {@link PageLayout}. */
final class TextBlock {
    final int index;
    final LayoutBox box;
    final String text;

    final int links;
    final int linkedChars;
    final int boldChars;
    final int lines;
    final float linkDensity;

    /** The number of words; a Chinese, Japanese or Korean character counts as half a word. */
    float words;

    int letters;
    int digits;
    int capitals;
    int sentences;
    int commas;
    int marks;

    /** The number of words of each kind in {@link WordCounter}. */
    final int[] kinds = new int[WordCounter.KINDS];

    /** The probability that the block is main text. */
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

    float linkedWords() {
        return words * linkDensity;
    }

    boolean isParagraph() {
        return words >= 15 && linkDensity < .4f;
    }
}
