/** Web pages to articles: {@link org.onrecord.ingest.extract.PageExtractor} extracts main text and metadata. */
@NullMarked
package org.onrecord.ingest.extract;

import org.jspecify.annotations.NullMarked;
