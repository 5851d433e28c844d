/**
 * Fetching of web addresses: politely, and safely whatever a server or an address may try. Knows neither sources nor documents.
 *
 * <p>Entry points: {@link org.onrecord.ingest.fetch.Fetcher}, {@link org.onrecord.ingest.robots.RobotsFetcher} and, for when to fetch next,
 * {@link org.onrecord.ingest.fetch.PolitenessPolicy} and {@link org.onrecord.ingest.fetch.JitteredBackoff}.
 */
@NullMarked
package org.onrecord.ingest.fetch;

import org.jspecify.annotations.NullMarked;
