package org.onrecord.dashboard.brief;

import java.time.LocalDate;
import java.util.Optional;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.events.Trend;

/**
 * The day or the ISO week that a brief is about.
 *
 * @param length a day or a week
 * @param from its first day
 */
public record BriefPeriod(Trend.Bucket length, LocalDate from) {
    /** Returns the period with a name: a day as in {@code 2026-11-30}, or a week as in {@code 2026-W48}; empty if it is none. */
    public static Optional<BriefPeriod> of(String name) {
        Trend.Bucket length = name.contains("W") ? Trend.Bucket.WEEK : Trend.Bucket.DAY;
        return DayRange.ofPeriod(name)
                .flatMap(DayRange::from)
                .map(first -> new BriefPeriod(length, first))
                .filter(period -> period.name().equals(name));
    }

    public static BriefPeriod containing(LocalDate day, Trend.Bucket length) {
        return new BriefPeriod(length, length.first(day));
    }

    public String name() {
        return length.period(from);
    }

    public LocalDate to() {
        return length.last(from);
    }

    public boolean isWeek() {
        return length == Trend.Bucket.WEEK;
    }

    public DayRange days() {
        return DayRange.between(from, to());
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to());
    }

    DayRange past() {
        return new DayRange(Optional.empty(), Optional.of(from.minusDays(1)), false);
    }

    DayRange upTo() {
        return new DayRange(Optional.empty(), Optional.of(to()), false);
    }

    public BriefPeriod before() {
        return containing(from.minusDays(1), length);
    }

    public BriefPeriod after() {
        return containing(to().plusDays(1), length);
    }
}
