package org.onrecord.dashboard.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.events.Trend;

/**
 * A range of days.
 *
 * @param from first day, included; empty for no limit
 * @param to last day, included; empty for no limit
 * @param undated true for statements without a day, and for nothing else
 */
public record DayRange(Optional<LocalDate> from, Optional<LocalDate> to, boolean undated) {
    /** All days, and undated statements. */
    public static final DayRange ANY = new DayRange(Optional.empty(), Optional.empty(), false);

    /** No day: what is undated. */
    public static final DayRange UNDATED = new DayRange(Optional.empty(), Optional.empty(), true);

    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Returns the days of a trend's period: {@code 2023-06-21}, {@code 2023-W25}, {@code 2023-06}, {@code 2023-Q2} or {@code undated}. */
    public static Optional<DayRange> ofPeriod(String period) {
        if (period.equals(Trend.UNDATED)) {
            return Optional.of(UNDATED);
        }
        try {
            Matcher quarter = QUARTER.matcher(period);
            if (quarter.matches()) {
                YearMonth first =
                        YearMonth.of(Integer.parseInt(quarter.group(1)), 3 * Integer.parseInt(quarter.group(2)) - 2);
                return Optional.of(between(first.atDay(1), first.plusMonths(2).atEndOfMonth()));
            }
            if (WEEK.matcher(period).matches()) {
                LocalDate monday = LocalDate.parse(period + "-1", DateTimeFormatter.ISO_WEEK_DATE);
                return Optional.of(between(monday, monday.plusDays(6)));
            }
            if (MONTH.matcher(period).matches()) {
                YearMonth month = YearMonth.parse(period);
                return Optional.of(between(month.atDay(1), month.atEndOfMonth()));
            }
            return day(period).map(day -> between(day, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns a day with a year of four digits, e.g. {@code 2023-06-21}; empty if the text is none. */
    public static Optional<LocalDate> day(String text) {
        try {
            return DAY.matcher(text).matches() ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static DayRange between(LocalDate from, LocalDate to) {
        return new DayRange(Optional.of(from), Optional.of(to), false);
    }

    /** Matches entries of these days; the range must exclude some. */
    public Query query() {
        return undated
                ? IndexQueries.term(IndexFields.UNDATED, true)
                : LongPoint.newRangeQuery(
                        IndexFields.DAY,
                        from.map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
                        to.map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE));
    }

    /** Returns true if no day is excluded. */
    public boolean any() {
        return from.isEmpty() && to.isEmpty() && !undated;
    }
}
