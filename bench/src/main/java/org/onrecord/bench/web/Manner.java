package org.onrecord.bench.web;

/** How a site behaves. */
enum Manner {
    /** As it should. */
    PLAIN,
    /** Thinks for a while about each answer. */
    SLOW,
    /** Gives validators, and answers 304 to who has them. */
    VALIDATED,
    /** Answers 429 with Retry-After to every fourth page, once each. */
    THROTTLING,
    /** Some pages redirect in circles, the others by way of another site. */
    CIRCLES,
    /** Pages in four encodings, whose names stand in the header, in the page, in both and disagreeing, or nowhere but a mark. */
    CHARSETS,
    /** Feed and robots.txt have moved for good. */
    MOVED,
    /** Its robots.txt asks for a longer pause. */
    CRAWL_DELAY,
    /** Each page breaks off in the middle the first time. */
    CUT_OFF,
    /** Each page answers 500, 502 or, a few, 503 the first time. */
    FALTERING,
    /** Its feed has each link in two entries, and each entry twice. */
    DOUBLED,
    /** Its robots.txt refuses every third page. */
    DISALLOWED,
    /** Its answers are packed, once or twice, or in chunks. */
    PACKED,
    /** An index of sitemaps in place of a feed. */
    SITEMAP,
    /** A page with links in place of a feed. */
    LIST,
    /** Some pages come a byte at a time and never end. */
    DRIPPING,
    /** Every third page is gone or not there. */
    GONE
}
