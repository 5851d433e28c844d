package org.onrecord.notify.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Rule;
import org.onrecord.events.Rule.Pace;

/**
 * When something is sent.
 *
 * @param held why it waits until then; empty if it goes at once
 */
public record Schedule(Instant due, Optional<String> held) {

    /**
     * Returns when an alert that a rule selected is sent.
     *
     * @param group when the next message of the group or digest goes, if one is waiting
     */
    static Schedule of(Rule rule, Instant now, Optional<Instant> group) {
        Pace pace = rule.pace();
        ZonedDateTime here = now.atZone(zone(pace));
        Schedule planned = switch (pace.frequency()) {
            case AT_ONCE -> new Schedule(now, Optional.empty());
            case GROUPED ->
                new Schedule(
                        group.orElse(now.plus(Duration.ofMinutes(pace.minutes()))),
                        Optional.of("grouped with what comes within " + pace.minutes() + " minutes"));
            case DAILY ->
                new Schedule(next(here, pace.at()).toInstant(), Optional.of("for the daily digest at " + pace.at()));
            case WEEKLY ->
                new Schedule(
                        weekly(here, pace),
                        Optional.of("for the weekly digest on "
                                + pace.on().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " at " + pace.at()));
        };
        return planned.afterMuteAndQuietHours(rule);
    }

    /** Returns when something that does not wait for a group or digest is sent. */
    static Schedule atOnce(Rule rule, Instant now) {
        return new Schedule(now, Optional.empty()).afterMuteAndQuietHours(rule);
    }

    /** Returns when the last digest was due. */
    static Instant lastDigest(Pace pace, Instant now) {
        ZonedDateTime here = now.atZone(zone(pace));
        boolean weekly = pace.frequency() == Rule.Frequency.WEEKLY;
        ZonedDateTime day = (weekly ? here.with(TemporalAdjusters.previousOrSame(pace.on())) : here).with(pace.at());
        return (day.isAfter(here) ? day.minusDays(weekly ? 7 : 1) : day).toInstant();
    }

    private Schedule afterMuteAndQuietHours(Rule rule) {
        Instant muted = rule.mutedUntil();
        Schedule heard = muted != null && due.isBefore(muted)
                ? new Schedule(muted, Optional.of("the rule is muted until " + muted))
                : this;
        return quietEnd(rule.pace(), heard.due)
                .map(end -> new Schedule(
                        end.toInstant(), heard.held.or(() -> Optional.of("quiet hours until " + end.toLocalTime()))))
                .orElse(heard);
    }

    /** Returns when the quiet hours end that a time lies in; empty if it lies in none. */
    private static Optional<ZonedDateTime> quietEnd(Pace pace, Instant time) {
        @Nullable LocalTime from = pace.quietFrom();
        @Nullable LocalTime to = pace.quietTo();
        if (from == null || to == null || from.equals(to)) {
            return Optional.empty();
        }
        ZonedDateTime here = time.atZone(zone(pace));
        LocalTime clock = here.toLocalTime();
        boolean quiet = from.isBefore(to)
                ? !clock.isBefore(from) && clock.isBefore(to)
                : !clock.isBefore(from) || clock.isBefore(to);
        return quiet ? Optional.of(next(here, to)) : Optional.empty();
    }

    private static Instant weekly(ZonedDateTime here, Pace pace) {
        ZonedDateTime day = here.with(TemporalAdjusters.nextOrSame(pace.on())).with(pace.at());
        return (day.isAfter(here) ? day : day.plusWeeks(1)).toInstant();
    }

    /** Returns the next time at which the clock shows a time; where a change of the clock skips it, what comes in its place. */
    private static ZonedDateTime next(ZonedDateTime here, LocalTime at) {
        ZonedDateTime today = here.with(at);
        return today.isAfter(here) ? today : here.plusDays(1).with(at);
    }

    /** Returns the zone of a rule, or UTC where this Java does not know it. */
    static ZoneId zone(Pace pace) {
        try {
            return ZoneId.of(pace.zone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
