package org.onrecord.ingest.date;

import java.time.LocalDate;
import org.onrecord.events.Published;
import org.onrecord.events.Published.Precision;

/**
 * A date that stands in a text.
 *
 * @param start where it begins, in UTF-16 units
 * @param end where it ends, exclusive; the time of day and the zone included
 * @param value ISO 8601 as {@link Published} has it, in the zone in which it was written
 * @param precision how exact it is; never a bare year
 */
public record FoundDate(int start, int end, String value, Precision precision) {

    /** The calendar day as written; the first of the month where only the month is known. */
    public LocalDate day() {
        return LocalDate.of(
                Integer.parseInt(value, 0, 4, 10),
                Integer.parseInt(value, 5, 7, 10),
                precision == Precision.MONTH ? 1 : Integer.parseInt(value, 8, 10, 10));
    }

    /** The same date as a document's. */
    public Published published(String origin) {
        return new Published(value, precision, origin);
    }
}
