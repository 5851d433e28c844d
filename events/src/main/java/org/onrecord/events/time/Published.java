package org.onrecord.events.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.onrecord.events.json.JsonName;

/**
 * The publication date of a document as written there, never converted to another zone.
 *
 * @param value ISO 8601: {@code 2023}, {@code 2023-06}, {@code 2023-06-21} or {@code 2023-06-21T10:00:00+08:00}
 * @param precision how exact it is
 * @param origin where the date was read, e.g. {@code header}, {@code import}, {@code meta article:published_time}
 */
public record Published(String value, Precision precision, String origin) {

    public enum Precision implements JsonName {
        YEAR,
        MONTH,
        DAY,
        TIME
    }

    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\d{4}(-|$)");

    private record Format(Precision precision, Function<String, ?> parser) {
        boolean reads(String value) {
            try {
                return parser.apply(value) != null;
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    private static final List<Format> FORMATS = List.of(
            new Format(Precision.DAY, LocalDate::parse),
            new Format(Precision.TIME, OffsetDateTime::parse),
            new Format(Precision.TIME, LocalDateTime::parse),
            new Format(Precision.MONTH, YearMonth::parse),
            new Format(Precision.YEAR, Year::parse));

    /** Parses an ISO 8601 date or date-time of any precision; empty if {@code text} is not one. */
    public static Optional<Published> parse(String text, String origin) {
        String value = text.strip();
        if (!FOUR_DIGIT_YEAR.matcher(value).lookingAt()) {
            return Optional.empty();
        }
        return FORMATS.stream()
                .filter(format -> format.reads(value))
                .findFirst()
                .map(format -> new Published(value, format.precision(), origin));
    }

    /** Returns the calendar day in the zone of the document; empty if only the month or year is known. */
    public Optional<LocalDate> day() {
        return precision.compareTo(Precision.DAY) < 0
                ? Optional.empty()
                : Optional.of(LocalDate.parse(value.substring(0, 10)));
    }
}
