/**
 * Follows sources on the web, politely. {@link org.onrecord.ingest.crawl.Crawler} polls each source when it is due,
 * fetches pages that are new or due again, and publishes them.
 *
 * <p>{@link org.onrecord.ingest.crawl.CrawlSession} takes due jobs from the {@link org.onrecord.ingest.crawl.Frontier},
 * gives them to the {@link org.onrecord.ingest.crawl.FetchWorker}, and passes the results to the {@link
 * org.onrecord.ingest.crawl.FetchResultHandler}. The state of the crawl is {@link
 * org.onrecord.ingest.publish.SourceTable}.
 */
@NullMarked
package org.onrecord.ingest.crawl;

import org.jspecify.annotations.NullMarked;
