/**
 * Web pages as articles: {@link org.onrecord.ingest.extract.PageExtractor} gives the main text of a page and what the page says of
 * itself.
 */
@NullMarked
package org.onrecord.ingest.extract;

import org.jspecify.annotations.NullMarked;
