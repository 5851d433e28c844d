/**
 * What a source lists, whatever its kind: {@link org.onrecord.ingest.listing.ListingReader} reads feeds, list pages and sitemaps. {@link
 * org.onrecord.ingest.listing.ListPage} reads the links of a page by the CSS selectors of a catalogue.
 */
@NullMarked
package org.onrecord.ingest.listing;

import org.jspecify.annotations.NullMarked;
