package org.onrecord.ingest.sitemap;

/** What bytes turned out to be when they were read as a sitemap. */
public sealed interface SitemapResult {
    /** They are this sitemap. */
    record Read(Sitemap sitemap) implements SitemapResult {}

    /** They are no sitemap; the reason is for people and names the remedy. */
    record Unreadable(String reason) implements SitemapResult {}
}
