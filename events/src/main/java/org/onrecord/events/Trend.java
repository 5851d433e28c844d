package org.onrecord.events;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * Counts of distinct official statements of one actor or side on one subject in one calendar period.
 *
 * @param period {@code 2023-06-21}, {@code 2023-W25}, {@code 2023-06}, {@code 2023-Q2}, or {@code undated}
 * @param statements distinct statements (clusters)
 * @param favor of these, in favour of the claim; 0 for other subjects
 * @param against of these, against the claim; 0 for other subjects
 * @param carriers documents that carry them
 */
public record Trend(
        String issue,
        Subject subject,
        Holder holder,
        Bucket bucket,
        String period,
        int statements,
        int favor,
        int against,
        int carriers)
        implements Event {

    /** The period of statements that have no date. */
    public static final String UNDATED = "undated";

    /**
     * What statements are about.
     *
     * @param id of the claim or topic; {@code *} for the issue as a whole
     */
    public record Subject(Kind kind, String id) {
        /** The issue as a whole: all statements on it. */
        public static final Subject ALL = new Subject(Kind.ISSUE, "*");

        /** Returns its name, e.g. {@code claim:cooperate}. */
        public String name() {
            return kind.json() + ":" + id;
        }

        public enum Kind implements JsonName {
            CLAIM,
            TOPIC,
            ISSUE
        }
    }

    /**
     * Whose statements are counted.
     *
     * @param id the actor's key ({@link Statement.Actor#key}) or the side
     */
    public record Holder(Kind kind, String id) {
        /** Returns its name, e.g. {@code side:CN}. */
        public String name() {
            return kind.json() + ":" + id;
        }

        public enum Kind implements JsonName {
            ACTOR,
            SIDE
        }
    }

    /** Length of a calendar period; weeks are ISO weeks. */
    public enum Bucket implements JsonName {
        DAY,
        WEEK,
        MONTH,
        QUARTER;

        /** Returns the name of the period that contains a day, e.g. {@code 2023-W25}; {@code undated} without a day. */
        public String period(@Nullable LocalDate day) {
            if (day == null) {
                return UNDATED;
            }
            return switch (this) {
                case DAY -> day.toString();
                case WEEK ->
                    String.format(
                            Locale.ROOT,
                            "%d-W%02d",
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                case MONTH -> String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
                case QUARTER -> String.format(Locale.ROOT, "%d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
            };
        }

        /** Returns the first day of the period that contains a day. */
        public LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(ChronoField.DAY_OF_WEEK, 1);
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            };
        }

        /** Returns the last day of the period that contains a day. */
        public LocalDate last(LocalDate day) {
            return later(first(day), 1).minusDays(1);
        }

        /** Returns the first day of the period so many periods later than one, given by its first day. */
        public LocalDate later(LocalDate first, int periods) {
            return switch (this) {
                case DAY -> first.plusDays(periods);
                case WEEK -> first.plusWeeks(periods);
                case MONTH -> first.plusMonths(periods);
                case QUARTER -> first.plusMonths(3L * periods);
            };
        }
    }

    /** Returns the key of the trend, e.g. {@code fentanyl/claim:cooperate/side:CN/week/2023-W25}. */
    @Override
    public String key() {
        return issue + "/" + subject.name() + "/" + holder.name() + "/" + bucket.json() + "/" + period;
    }
}
