package org.onrecord.bench.web;

/** How a site behaves. */
enum Manner {
    /** Behaves well. */
    PLAIN,
    /** Answers slowly. */
    SLOW,
    /** Sends validators, and answers conditional requests with 304. */
    VALIDATED,
    /** Answers the first request for every fourth page with 429 and Retry-After. */
    THROTTLING,
    /** Redirects some pages in circles, and others by way of another site. */
    CIRCLES,
    /**
     * Sends pages in four charsets, declared in the header, in the page, in both with a contradiction, or only by a
     * byte order mark.
     */
    CHARSETS,
    /** Redirects feed and robots.txt permanently. */
    MOVED,
    /** Asks for a longer delay in its robots.txt. */
    CRAWL_DELAY,
    /** Cuts off each page the first time. */
    CUT_OFF,
    /** Answers the first request for each page with 500, 502 or 503. */
    FALTERING,
    /** Lists each link in two entries of its feed, and each entry twice. */
    DOUBLED,
    /** Disallows every third page in its robots.txt. */
    DISALLOWED,
    /** Sends answers compressed once, compressed twice, or in chunks. */
    PACKED,
    /** Has a sitemap index in place of a feed. */
    SITEMAP,
    /** Has a page of links in place of a feed. */
    LIST,
    /** Sends some pages one byte at a time, without end. */
    DRIPPING,
    /** Answers every third page with 404 or 410. */
    GONE
}
