package org.onrecord.dashboard.summary;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.events.Trend;

/**
 * Whose statements a series counts, and in which days.
 *
 * @param kind a side or an actor
 * @param id the side, or the actor's key
 * @param language of the words that count, as a BCP 47 tag; null for all
 * @param from first day that counts; null for no limit
 * @param to last day that counts; null for no limit
 */
public record SeriesKey(
        Trend.Holder.Kind kind,
        String id,
        @Nullable String language,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {
    private static final Pattern TEXT = Pattern.compile(
            "(side|actor):(.+?)(?:#([A-Za-z-]+))?(?:@(\\d{4}-\\d{2}-\\d{2})?\\.\\.(\\d{4}-\\d{2}-\\d{2})?)?");

    SeriesKey(Trend.Holder.Kind kind, String id) {
        this(kind, id, null, null, null);
    }

    /** Reads {@code side:CN}, {@code actor:qin-gang} or, with a language and days, {@code side:CN#zh@2023-01-01..2023-12-31}; empty for anything else. */
    public static Optional<SeriesKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<LocalDate> from = Optional.ofNullable(matcher.group(4)).flatMap(DayRange::day);
        Optional<LocalDate> to = Optional.ofNullable(matcher.group(5)).flatMap(DayRange::day);
        if (from.isEmpty() != (matcher.group(4) == null) || to.isEmpty() != (matcher.group(5) == null)) {
            return Optional.empty();
        }
        return Optional.of(new SeriesKey(
                matcher.group(1).equals("side") ? Trend.Holder.Kind.SIDE : Trend.Holder.Kind.ACTOR,
                matcher.group(2),
                matcher.group(3),
                from.orElse(null),
                to.orElse(null)));
    }

    /** Returns the text that {@link #parse} reads. */
    public String text() {
        String days =
                from == null && to == null ? "" : "@" + Objects.toString(from, "") + ".." + Objects.toString(to, "");
        return kind.json() + ":" + id + (language == null ? "" : "#" + language) + days;
    }

    /** Returns this key with the days of all series, unless it has days of its own. */
    SeriesKey within(Optional<LocalDate> first, Optional<LocalDate> last) {
        return from != null || to != null
                ? this
                : new SeriesKey(kind, id, language, first.orElse(null), last.orElse(null));
    }

    /** Returns true if the days include a day. Without limits they include statements without a day too. */
    boolean includes(@Nullable LocalDate day) {
        if (day == null) {
            return from == null && to == null;
        }
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
