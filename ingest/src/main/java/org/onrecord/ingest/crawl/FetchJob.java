package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.Optional;
import org.onrecord.events.FetchTask;
import org.onrecord.events.SourceItem;
import org.onrecord.ingest.source.SourceSpec;

/** One request to a host: what is fetched, and when at the earliest. */
sealed interface FetchJob {
    /** The host and port that it goes to. */
    String host();

    /** The address. */
    String url();

    /** What it is for: a later job of the same key takes the place of one that waits. */
    String key();

    /** Not before. */
    Instant due();

    /**
     * The rules for robots of a site.
     *
     * @param host whose turn it takes
     * @param site scheme, host and port that the rules are for
     * @param url where they are, after redirects
     * @param hops how many redirects led there
     */
    record Robots(String host, String site, String url, int hops) implements FetchJob {
        static Robots of(String host, String site) {
            return new Robots(host, site, site + "/robots.txt", 0);
        }

        @Override
        public String key() {
            return "robots of " + site;
        }

        /** Before everything else: nothing is fetched without them. */
        @Override
        public Instant due() {
            return Instant.MIN;
        }
    }

    /**
     * A look at a source, or at one of the sitemaps that its index names.
     *
     * @param address what is asked for, after permanent redirects
     * @param url what is fetched: {@code address}, or where it leads for now
     * @param hops how many redirects led to it
     * @param part true if it is not the source itself but a part that it names
     */
    record Poll(SourceSpec source, String host, String address, String url, int hops, boolean part, Instant due)
            implements FetchJob {
        @Override
        public String key() {
            return part ? source.id() + " " + address : source.id();
        }
    }

    /** The page of an item. */
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
