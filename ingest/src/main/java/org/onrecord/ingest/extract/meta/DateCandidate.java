package org.onrecord.ingest.extract.meta;

import org.onrecord.ingest.date.FoundDate;

/**
 * A date that a page gives somewhere, and how much that tells of its publication.
 *
 * @param day of the date, counted from 1970-01-01
 * @param weight points; 10 for a plain statement of the publication date, below 0 for what rather speaks of something else
 * @param origin where it stands, as {@link org.onrecord.events.Published} names it
 */
record DateCandidate(FoundDate date, long day, double weight, String origin) {
    DateCandidate(FoundDate date, double weight, String origin) {
        this(date, date.day().toEpochDay(), weight, origin);
    }
}
