/** Sitemaps: {@link org.onrecord.ingest.sitemap.SitemapReader#read} is the entry point. */
@NullMarked
package org.onrecord.ingest.sitemap;

import org.jspecify.annotations.NullMarked;
