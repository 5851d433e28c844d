/**
 * Sources on the web, followed politely: {@link org.onrecord.ingest.crawl.Crawler} asks each source when it is due, fetches what is
 * new or due again, and publishes it.
 *
 * <p>Decisions are pure classes with the time given: {@link org.onrecord.ingest.crawl.Cadence} (when again), {@link
 * org.onrecord.ingest.crawl.HostQueue} (who next), {@link org.onrecord.ingest.crawl.SourceHealth} (how a source does), {@link
 * org.onrecord.ingest.crawl.Changes} (what an edit changed). What is remembered stands on the topic {@code sources}: {@link
 * org.onrecord.ingest.crawl.Ledger}.
 */
@NullMarked
package org.onrecord.ingest.crawl;

import org.jspecify.annotations.NullMarked;
