package org.onrecord.events.time;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date as exact as a text gives it: a day, a month or a year.
 *
 * @param first its first day
 * @param unit {@code DAYS}, {@code MONTHS} or {@code YEARS}
 */
public record StatedDate(LocalDate first, ChronoUnit unit) {
    public static StatedDate of(LocalDate day) {
        return new StatedDate(day, ChronoUnit.DAYS);
    }

    public static StatedDate of(YearMonth month) {
        return new StatedDate(month.atDay(1), ChronoUnit.MONTHS);
    }

    public static StatedDate of(Year year) {
        return new StatedDate(year.atDay(1), ChronoUnit.YEARS);
    }

    /** Returns the day; empty if only the month or year is known. */
    public Optional<LocalDate> day() {
        return unit == ChronoUnit.DAYS ? Optional.of(first) : Optional.empty();
    }

    public boolean is(@Nullable LocalDate day) {
        return unit == ChronoUnit.DAYS && first.equals(day);
    }

    /** Returns true if the day lies in this day, month or year. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(first.plus(1, unit));
    }

    /** Returns ISO 8601: {@code 2023}, {@code 2023-06} or {@code 2023-06-21}. */
    @Override
    public String toString() {
        return first.toString().substring(0, unit == ChronoUnit.DAYS ? 10 : unit == ChronoUnit.MONTHS ? 7 : 4);
    }
}
