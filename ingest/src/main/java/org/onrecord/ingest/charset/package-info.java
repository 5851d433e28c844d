/** Bytes to text: {@link DecodedText} finds the charset of a page or file, {@link XmlDecoder} that of XML. */
@NullMarked
package org.onrecord.ingest.charset;

import org.jspecify.annotations.NullMarked;
