package org.onrecord.ingest.sitemap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;

/**
 * A sitemap or a sitemap index, by the protocol of sitemaps.org and Google's news extension.
 *
 * @param parts the absolute addresses of the sitemaps in an index
 */
public record Sitemap(List<Page> pages, List<String> parts) {
    /**
     * A page of a sitemap.
     *
     * @param modified when the page was last changed; null if the sitemap does not say
     * @param news what a news sitemap says about the article; null outside a news sitemap
     */
    public record Page(
            String url,
            @Nullable Published modified,
            @Nullable News news) {}

    /**
     * What a news sitemap says about an article.
     *
     * @param published null if it does not say
     * @param language null if it does not say
     */
    public record News(
            String title,
            @Nullable Published published,
            @Nullable String language) {}
}
