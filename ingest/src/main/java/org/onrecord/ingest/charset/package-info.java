/**
 * Bytes to text: {@link org.onrecord.ingest.charset.DecodedText} finds the charset of a page or file, {@link
 * org.onrecord.ingest.charset.XmlDecoder} that of XML.
 */
@NullMarked
package org.onrecord.ingest.charset;

import org.jspecify.annotations.NullMarked;
