/** Sitemaps: {@link org.onrecord.ingest.sitemap.SitemapReader#read} is the entry point. */
package org.onrecord.ingest.sitemap;
