package org.onrecord.ingest.extract.meta;

import org.onrecord.ingest.date.FoundDate;

/**
 * A date that a page gives somewhere, and how much that tells of its publication.
 *
 * @param weight points; 10 for a plain statement of the publication date, below 0 for what rather speaks of something else
 * @param origin where it stands, as {@link org.onrecord.events.Published} names it
 */
record Evidence(FoundDate date, double weight, String origin) {}
