/** What a source lists: {@link ListingReader} reads feeds, list pages and sitemaps, {@link ListPage} the links of a page by CSS selectors. */
package org.onrecord.ingest.listing;
