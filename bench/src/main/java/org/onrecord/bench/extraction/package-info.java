/**
 * How well and how fast the main text and the metadata of web pages are extracted.
 *
 * <p>Entry classes: {@link org.onrecord.bench.extraction.ExtractScore}, {@link
 * org.onrecord.bench.extraction.ExtractSpeed}, {@link org.onrecord.bench.extraction.MetaScore}.
 */
package org.onrecord.bench.extraction;
