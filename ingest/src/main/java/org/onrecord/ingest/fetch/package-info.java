/** Fetches web addresses, safe against malicious servers; knows no sources. Entry points: {@link Fetcher}, {@link PolitenessPolicy}. */
package org.onrecord.ingest.fetch;
