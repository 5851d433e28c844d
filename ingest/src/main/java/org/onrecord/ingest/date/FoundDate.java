package org.onrecord.ingest.date;

import java.time.LocalDate;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;

/**
 * A date found in a text.
 *
 * @param start the offset of its first character, in UTF-16 units
 * @param end the offset after its last character, including the time of day and the zone
 * @param value ISO 8601 as in {@link Published}, in the zone in which it was written
 * @param precision how exact it is; never a bare year
 */
public record FoundDate(int start, int end, String value, Precision precision) {

    /** Returns the calendar day as written; the first of the month if only the month is known. */
    public LocalDate day() {
        return LocalDate.of(
                Integer.parseInt(value, 0, 4, 10),
                Integer.parseInt(value, 5, 7, 10),
                precision == Precision.MONTH ? 1 : Integer.parseInt(value, 8, 10, 10));
    }

    public Published published(String origin) {
        return new Published(value, precision, origin);
    }
}
