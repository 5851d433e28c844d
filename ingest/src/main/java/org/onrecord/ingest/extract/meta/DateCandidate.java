package org.onrecord.ingest.extract.meta;

import org.onrecord.ingest.date.FoundDate;

/**
 * A date on a page, with its weight as the date of publication.
 *
 * @param day of the date, in days since 1970-01-01
 * @param weight in points: 10 for an explicit date of publication, below 0 for what is probably something else
 * @param origin see {@link org.onrecord.events.time.Published#origin}
 */
record DateCandidate(FoundDate date, long day, double weight, String origin) {
    DateCandidate(FoundDate date, double weight, String origin) {
        this(date, date.day().toEpochDay(), weight, origin);
    }
}
