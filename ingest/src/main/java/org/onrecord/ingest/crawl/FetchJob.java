package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.Optional;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceItem;
import org.onrecord.ingest.source.SourceSpec;

/** One request to a host, with its due time. */
sealed interface FetchJob {
    /** Returns the host, with its port, that the request counts for. */
    String host();

    String url();

    /** Returns the key of the job: a later job with the same key replaces one that waits. */
    String key();

    /** Returns the earliest time of the request. */
    Instant due();

    /**
     * Fetches the robots.txt of a site.
     *
     * @param host the host that the request counts for
     * @param site scheme, host and port for which the rules hold
     * @param url of the robots.txt, after redirects
     */
    record Robots(String host, String site, String url, int hops) implements FetchJob {
        static Robots of(String host, String site) {
            return new Robots(host, site, site + "/robots.txt", 0);
        }

        @Override
        public String key() {
            return "robots of " + site;
        }

        /** Returns the earliest time of all: nothing is fetched without the rules. */
        @Override
        public Instant due() {
            return Instant.MIN;
        }
    }

    /**
     * Polls a source, or one of the sitemaps that its index names.
     *
     * @param address of the source, after permanent redirects
     * @param url to fetch: {@code address}, or where it redirects for now
     * @param part true for a sitemap of an index
     */
    record Poll(SourceSpec source, String host, String address, String url, int hops, boolean part, Instant due)
            implements FetchJob {
        @Override
        public String key() {
            return part ? source.id() + " " + address : source.id();
        }
    }

    /** Fetches the page of an item. */
    record Visit(SourceSpec source, FetchTask task, Instant due) implements FetchJob {
        /** Returns the next visit of an item; empty if none is due. */
        static Optional<Visit> of(SourceSpec source, SourceItem item) {
            SourceItem.Page page = item.page();
            Instant due = page == null ? null : page.due();
            if (page == null || due == null) {
                return Optional.empty();
            }
            String redirect = page.redirect();
            String url = redirect == null ? page.address() : redirect;
            return Frontier.hostOf(url)
                    .map(host -> new Visit(
                            source,
                            new FetchTask(
                                    host,
                                    item.source(),
                                    item.item(),
                                    page.address(),
                                    url,
                                    page.hops(),
                                    due,
                                    page.entry()),
                            due));
        }

        @Override
        public String host() {
            return task.host();
        }

        @Override
        public String url() {
            return task.url();
        }

        @Override
        public String key() {
            return source.id() + "/" + task.item();
        }
    }
}
