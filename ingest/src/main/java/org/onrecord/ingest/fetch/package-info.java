/**
 * Fetches web addresses, safe against malicious servers and addresses. Knows neither sources nor documents.
 *
 * <p>Entry points: {@link org.onrecord.ingest.fetch.Fetcher} and, for when to fetch next, {@link
 * org.onrecord.ingest.fetch.PolitenessPolicy}.
 */
@NullMarked
package org.onrecord.ingest.fetch;

import org.jspecify.annotations.NullMarked;
