/**
 * What a source lists, whatever its kind: {@link org.onrecord.ingest.listing.ListingReader} reads feeds, list pages and sitemaps.
 */
@NullMarked
package org.onrecord.ingest.listing;

import org.jspecify.annotations.NullMarked;
