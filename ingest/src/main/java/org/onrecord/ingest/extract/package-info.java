/** Web pages to articles: {@link org.onrecord.ingest.extract.PageExtractor} extracts main text and metadata. */
package org.onrecord.ingest.extract;
