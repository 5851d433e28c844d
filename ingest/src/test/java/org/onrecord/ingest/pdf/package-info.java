/** Tests of reading PDFs, on files that are made here. */
package org.onrecord.ingest.pdf;
