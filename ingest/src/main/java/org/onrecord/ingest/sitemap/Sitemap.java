package org.onrecord.ingest.sitemap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;

/**
 * A sitemap or an index of sitemaps, by sitemaps.org's protocol and Google's news extension.
 *
 * @param pages in the order of the sitemap
 * @param parts the absolute addresses of the sitemaps that an index names
 */
public record Sitemap(List<Page> pages, List<String> parts) {
    public Sitemap {
        pages = List.copyOf(pages);
        parts = List.copyOf(parts);
    }

    /**
     * A page of a sitemap.
     *
     * @param url absolute
     * @param modified when the page was last changed; null where the sitemap does not say
     * @param news what a news sitemap says of the article; null where the entry is none of a news sitemap
     */
    public record Page(
            String url,
            @Nullable Published modified,
            @Nullable News news) {}

    /**
     * What a news sitemap says of an article.
     *
     * @param title may be empty
     * @param published null where it does not say
     * @param language null where it does not say
     */
    public record News(
            String title,
            @Nullable Published published,
            @Nullable String language) {}
}
