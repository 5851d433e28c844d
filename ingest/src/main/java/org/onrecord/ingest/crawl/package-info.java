/**
 * Sources on the web, followed politely: {@link org.onrecord.ingest.crawl.Crawler} asks each source when it is due, fetches what is
 * new or due again, and publishes it.
 *
 * <p>Decisions are pure classes with the time given: {@link org.onrecord.ingest.crawl.FetchSchedule} (when again), {@link
 * org.onrecord.ingest.crawl.HostQueue} (who next), {@link org.onrecord.ingest.health.SourceHealth} (how a source does), {@link
 * org.onrecord.ingest.document.TextChanges} (what an edit changed). What is remembered stands on the topic {@code sources}: {@link
 * org.onrecord.ingest.publish.SourceTable}.
 */
@NullMarked
package org.onrecord.ingest.crawl;

import org.jspecify.annotations.NullMarked;
