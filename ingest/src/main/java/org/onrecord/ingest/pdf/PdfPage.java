package org.onrecord.ingest.pdf;

import java.util.List;

/**
 * The text of a page, in the order in which it is drawn.
 *
 * @param rows the lines of each row; a wide gap divides a row, as between columns
 */
record PdfPage(double width, double height, List<List<TextLine>> rows) {}
