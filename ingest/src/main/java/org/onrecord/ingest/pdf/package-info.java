/**
 * PDF files as articles: {@link org.onrecord.ingest.pdf.PdfReader} gives title, date and text in paragraphs, or says why there are
 * none.
 */
@NullMarked
package org.onrecord.ingest.pdf;

import org.jspecify.annotations.NullMarked;
