package org.onrecord.ingest.pdf;

/**
 * A paragraph or a heading.
 *
 * @param page on which it starts, from 0
 * @param bold true if all of it is bold
 */
record PdfParagraph(int page, double size, boolean bold, String text) {}
