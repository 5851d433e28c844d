/**
 * Dates as people and machines write them, in many languages. {@link org.onrecord.ingest.date.DateText} finds them in running text; {@link
 * org.onrecord.ingest.date.FeedDate}, {@link org.onrecord.ingest.date.ListDate}, {@link org.onrecord.ingest.date.PdfDate} and {@link
 * org.onrecord.ingest.date.UrlDate} read them by the rules of feeds, list pages, PDF files and web addresses.
 */
@NullMarked
package org.onrecord.ingest.date;

import org.jspecify.annotations.NullMarked;
