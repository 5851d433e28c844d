package org.onrecord.ingest.pdf;

import java.util.List;

/**
 * The text of a page, in the order in which the file draws it.
 *
 * @param height of the page in points
 * @param width of the page in points
 * @param rows lines; a row is divided where a wide gap stands in it, as between columns
 */
record PdfPage(double width, double height, List<List<TextLine>> rows) {}
