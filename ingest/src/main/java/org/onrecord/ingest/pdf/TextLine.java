package org.onrecord.ingest.pdf;

/**
 * Words that stand beside each other on a page. Lengths are in points, from the left and the top of the page as it is read.
 *
 * @param page from 0
 * @param left where it begins
 * @param right where it ends
 * @param y its base line
 * @param size of its type
 * @param bold true if all of it is
 * @param firstWord how wide its first word is
 * @param text its words, divided by single spaces
 */
record TextLine(
        int page, double left, double right, double y, double size, boolean bold, double firstWord, String text) {

    /** This and what stands to the right of it, as one line. */
    TextLine with(TextLine next) {
        return new TextLine(
                page,
                Math.min(left, next.left),
                Math.max(right, next.right),
                y,
                Math.max(size, next.size),
                bold && next.bold,
                firstWord,
                text + " " + next.text);
    }
}
