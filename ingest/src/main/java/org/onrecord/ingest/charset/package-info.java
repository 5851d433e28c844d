/** Bytes as text: {@link org.onrecord.ingest.charset.DecodedText} finds the charset of a page or file. */
@NullMarked
package org.onrecord.ingest.charset;

import org.jspecify.annotations.NullMarked;
