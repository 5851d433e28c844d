/** Bytes to text: {@link DecodedText} finds the charset of a page or file, {@link XmlDecoder} that of XML. */
package org.onrecord.ingest.charset;
