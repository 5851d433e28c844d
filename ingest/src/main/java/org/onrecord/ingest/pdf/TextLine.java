package org.onrecord.ingest.pdf;

/**
 * Words beside each other on a page. Lengths are in points, from the left and top of the page as read.
 *
 * @param page from 0
 * @param bold true if all of it is bold
 * @param firstWord width of its first word
 * @param text words separated by single spaces
 */
record TextLine(
        int page, double left, double right, double y, double size, boolean bold, double firstWord, String text) {

    /** Returns this line joined with what follows it on the right. */
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
