/** PDF files to articles: {@link org.onrecord.ingest.pdf.PdfReader} returns title, date and text in paragraphs, or the reason why there are none. */
package org.onrecord.ingest.pdf;
