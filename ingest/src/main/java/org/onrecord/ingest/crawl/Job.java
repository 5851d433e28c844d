package org.onrecord.ingest.crawl;

import java.time.Instant;
import org.onrecord.events.FetchTask;
import org.onrecord.ingest.source.SourceSpec;

/** One request to a host: what is fetched, and when at the earliest. */
sealed interface Job {
    /** The host and port that it goes to. */
    String host();

    /** The address. */
    String url();

    /** What it is for: a later job of the same key takes the place of one that waits. */
    String key();

    /** Not before. */
    Instant due();

    /** The rules for robots of a host. */
    record Robots(String host, String url, Instant due) implements Job {
        @Override
        public String key() {
            return "robots of " + host;
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
            implements Job {
        @Override
        public String key() {
            return part ? source.id() + " " + address : source.id();
        }
    }

    /**
     * The page of an item.
     *
     * @param failures how often it failed in a row
     */
    record Visit(SourceSpec source, FetchTask task, int failures, Instant due) implements Job {
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
