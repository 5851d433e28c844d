/** Fetches web addresses, safe against malicious servers; knows no sources. Entry points: {@link Fetcher}, {@link PolitenessPolicy}. */
@NullMarked
package org.onrecord.ingest.fetch;

import org.jspecify.annotations.NullMarked;
