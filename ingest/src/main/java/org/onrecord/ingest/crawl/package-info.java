/** Follows sources on the web, politely: {@link Crawler} polls each when it is due, fetches pages that are new or due again, and publishes them. */
package org.onrecord.ingest.crawl;
