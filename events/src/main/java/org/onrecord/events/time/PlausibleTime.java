package org.onrecord.events.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times that are taken from outside, whoever brings them: publication dates from 1900 to a day ahead, and other times in years of four
 * digits. Year 1 is the default date of .NET, and 9999 the "never" of many databases: one such date would stretch every timeline.
 */
public final class PlausibleTime {
    private static final LocalDate FIRST_PUBLICATION = LocalDate.of(1900, 1, 1);
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant AFTER_LAST =
            LAST_DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private PlausibleTime() {}

    /**
     * Returns true if a date is well-formed and a document can have been published then. A year or a month counts if any of its days does.
     *
     * @param now the present time; a day ahead of it is allowed, as the date is that of the document's own zone
     */
    public static boolean isPublication(Published date, Instant now) {
        // Dates in ISO 8601 with years of four digits sort as texts.
        String value = date.value();
        String written = value.substring(0, Math.min(10, value.length()));
        return Published.parse(value, date.origin())
                        .map(Published::precision)
                        .filter(date.precision()::equals)
                        .isPresent()
                && written.compareTo(FIRST_PUBLICATION.toString().substring(0, written.length())) >= 0
                && written.compareTo(lastPublication(now).toString().substring(0, written.length())) <= 0;
    }

    /** Returns a date if a document can have been published then; else null. */
    public static @Nullable Published publication(@Nullable Published date, Instant now) {
        return date != null && isPublication(date, now) ? date : null;
    }

    /** Returns true if a document can have been published on a day; see {@link #isPublication(Published, Instant)}. */
    public static boolean isPublication(LocalDate day, Instant now) {
        return !day.isBefore(FIRST_PUBLICATION) && !day.isAfter(lastPublication(now));
    }

    private static LocalDate lastPublication(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
    }

    /** Reads a time with its offset in ISO 8601, or a day, which stands for its first moment in UTC; empty if it is neither, or not {@link #isFinite}. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.length() == 10 ? text + "T00:00Z" : text))
                    .map(OffsetDateTime::toInstant)
                    .filter(PlausibleTime::isFinite);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns true if the year of a time has at most four digits, in UTC. */
    public static boolean isFinite(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(AFTER_LAST);
    }

    /** Returns true if the year of a day has at most four digits. */
    public static boolean isFinite(LocalDate day) {
        return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }
}
