/** What a source lists: {@link ListingReader} reads feeds, list pages and sitemaps, {@link ListPage} the links of a page by CSS selectors. */
@NullMarked
package org.onrecord.ingest.listing;

import org.jspecify.annotations.NullMarked;
