package org.onrecord.ingest.sitemap;

/** The result of reading bytes as a sitemap. */
public sealed interface SitemapResult {
    /** A sitemap. */
    record Read(Sitemap sitemap) implements SitemapResult {}

    /** Not a sitemap; the reason is for people and names the remedy. */
    record Unreadable(String reason) implements SitemapResult {}
}
