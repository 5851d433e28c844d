/** Dates in many languages: {@link DateText} finds them in running text; {@link FeedDate}, {@link ListDate}, {@link PdfDate} and {@link UrlDate} read fields. */
package org.onrecord.ingest.date;
