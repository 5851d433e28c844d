package org.onrecord.events;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * What somebody wants to hear of, and how often. Who receives it is said by {@link Subscription}s.
 *
 * @param id lower-case letters and digits, joined by hyphens
 * @param name one line, for people
 * @param since when it was made; what happened before is not news for it
 * @param mutedUntil until then its alerts are held; null if it is not muted
 * @param changedBy name of the user who made or last changed it; null if a reader or a former version did
 */
public record Rule(
        String id,
        String name,
        Selection selects,
        Pace pace,
        Instant since,
        @Nullable Instant mutedUntil,
        @Nullable String changedBy)
        implements Event {

    public Rule(String id, String name, Selection selects, Pace pace, Instant since, @Nullable Instant mutedUntil) {
        this(id, name, selects, pace, since, mutedUntil, null);
    }

    public Rule changedBy(@Nullable String user) {
        return new Rule(id, name, selects, pace, since, mutedUntil, user);
    }

    /** Returns true if it sends all that changes on issues once a day or a week, which is their brief. */
    public boolean sendsBrief() {
        boolean isDigest = pace.frequency() == Frequency.DAILY || pace.frequency() == Frequency.WEEKLY;
        return isDigest && selects.equals(Selection.ofIssues(selects.issues()));
    }

    public Rule mutedUntil(@Nullable Instant end) {
        return new Rule(id, name, selects, pace, since, end, changedBy);
    }

    /**
     * The alerts that a rule selects: those that meet every condition. An empty list sets no condition.
     *
     * @param issues ids; an alert about a source or a document belongs to no issue and meets it
     * @param kinds of alerts
     * @param changes what changed: {@code reversal}, {@code softening}, {@code hardening}, {@code silence}, {@code stance}, {@code emphasis}, {@code volume}, {@code appeared}, {@code dropped},
     *     {@code revived}, or the health of a source. {@code waiting} selects what would be an alert once a person confirms it, which nothing
     *     else does
     * @param actors ids
     * @param sides such as {@code CN}
     * @param tier the largest tier, 1 to 4; null for any
     * @param claims ids
     * @param stances taken, or turned to
     * @param talkingPoints ids
     * @param words that must occur: all of them; {@code "..."} is a phrase, {@code |} means or, {@code -} means not; null for any
     * @param severity the least; null for any
     * @param silenced series that are left out
     * @param topics ids, of which an alert's statements treat at least one; null for any
     * @param score the least score of an alert, from 0 to 1; one where nothing is estimated meets any. Null for any
     * @param except alerts that are not worth it; null for none
     */
    public record Selection(
            List<String> issues,
            List<Alert.Kind> kinds,
            List<String> changes,
            List<String> actors,
            List<String> sides,
            @Nullable Integer tier,
            List<String> claims,
            List<Stance> stances,
            List<String> talkingPoints,
            @Nullable String words,
            @Nullable Severity severity,
            List<String> silenced,
            @Nullable List<String> topics,
            @Nullable Double score,
            @Nullable List<Exclusion> except) {

        public static final Selection ALL = ofIssues(List.of());

        public Selection {
            // A file of rules gives an empty list for what it does not name, an older record nothing: both are no
            // condition.
            topics = topics == null || topics.isEmpty() ? null : topics;
            except = except == null || except.isEmpty() ? null : except;
        }

        static Selection ofIssues(List<String> issues) {
            return new Selection(
                    issues, List.of(), List.of(), List.of(), List.of(), null, List.of(), List.of(), List.of(), null,
                    null, List.of(), null, null, null);
        }
    }

    /**
     * Alerts that a rule leaves out: those like one that somebody found not worth it. What is null is any.
     *
     * @param kind of alerts
     * @param change what changed, as in {@link Selection#changes}
     * @param claim id
     * @param actor id
     * @param side such as {@code CN}
     */
    public record Exclusion(
            Alert.@Nullable Kind kind,
            @Nullable String change,
            @Nullable String claim,
            @Nullable String actor,
            @Nullable String side) {}

    /** When the alerts of a rule are sent. */
    public enum Frequency implements JsonName {
        /** Each alert at once, in a message of its own. */
        AT_ONCE,
        /** The first waits for some minutes, and those that follow meanwhile come with it. */
        GROUPED,
        DAILY,
        WEEKLY
    }

    /**
     * How often a rule may send, in the time of a zone.
     *
     * @param minutes that a group waits
     * @param at the time of day of a digest
     * @param on the day of a weekly digest
     * @param quietFrom the beginning of the hours in which nothing is sent; null if there are none
     * @param quietTo their end
     * @param zone of all times, e.g. {@code Europe/Berlin}
     * @param coolDownDays how long the same news is not told again
     */
    public record Pace(
            Frequency frequency,
            int minutes,
            LocalTime at,
            DayOfWeek on,
            @Nullable LocalTime quietFrom,
            @Nullable LocalTime quietTo,
            String zone,
            int coolDownDays) {

        /** Each alert at once, at any hour. */
        public static final Pace AT_ONCE =
                new Pace(Frequency.AT_ONCE, 30, LocalTime.of(8, 0), DayOfWeek.MONDAY, null, null, "UTC", 7);
    }

    @Override
    public String key() {
        return id;
    }
}
