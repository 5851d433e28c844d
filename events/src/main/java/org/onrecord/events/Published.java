package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a document was published, as written there, never converted to another zone.
 *
 * @param value ISO 8601: {@code 2023}, {@code 2023-06}, {@code 2023-06-21} or {@code 2023-06-21T10:00:00+08:00}
 * @param precision how exact it is
 * @param origin where it was read, e.g. {@code header}, {@code import}, {@code meta article:published_time}
 */
public record Published(String value, Precision precision, String origin) {

    /** How exact a date is. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        TIME;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\d{4}(-|$)");

    private interface Form {
        Object parse(String text);
    }

    private record Reading(Precision precision, Form form) {}

    private static final List<Reading> READINGS = List.of(
            new Reading(Precision.DAY, LocalDate::parse),
            new Reading(Precision.TIME, OffsetDateTime::parse),
            new Reading(Precision.TIME, LocalDateTime::parse),
            new Reading(Precision.MONTH, YearMonth::parse),
            new Reading(Precision.YEAR, Year::parse));

    /** Reads an ISO 8601 date or date-time of any of the precisions; empty if {@code text} is none. */
    public static Optional<Published> parse(String text, String origin) {
        String value = text.strip();
        if (!FOUR_DIGIT_YEAR.matcher(value).lookingAt()) {
            return Optional.empty();
        }
        for (Reading reading : READINGS) {
            try {
                reading.form().parse(value);
                return Optional.of(new Published(value, reading.precision(), origin));
            } catch (DateTimeException notThisForm) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** The calendar day in the zone in which it was written; empty where only the month or year is known. */
    public Optional<LocalDate> day() {
        return precision.compareTo(Precision.DAY) < 0
                ? Optional.empty()
                : Optional.of(LocalDate.parse(value.substring(0, 10)));
    }
}
