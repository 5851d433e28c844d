/** Tests of reading PDFs, on files that are made here. */
@NullMarked
package org.onrecord.ingest.pdf;

import org.jspecify.annotations.NullMarked;
