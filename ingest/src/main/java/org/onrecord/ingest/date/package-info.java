/** Dates as people and machines write them, in many languages. {@link org.onrecord.ingest.date.DateText} finds them in running text; {@link org.onrecord.ingest.date.FeedDate}, {@link org.onrecord.ingest.date.ListDate} and {@link org.onrecord.ingest.date.PdfDate} read them by the rules of feeds, list pages and PDF files.
 */
@NullMarked
package org.onrecord.ingest.date;

import org.jspecify.annotations.NullMarked;
