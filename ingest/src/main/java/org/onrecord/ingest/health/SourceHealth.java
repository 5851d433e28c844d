package org.onrecord.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Condition;
import org.onrecord.events.SourceState.Defaults;
import org.onrecord.events.SourceState.Description;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.SourceState.Visits;
import org.onrecord.events.Validators;
import org.onrecord.ingest.source.SourceSpec;

/** How a source does, from one look at it to the next: pure. */
public final class SourceHealth {
    /** How many arrivals are remembered: enough to know a weekly source from a daily one. */
    private static final int REMEMBERED = 20;

    /** A habit is known from so many arrivals on. */
    private static final int HABIT = 4;

    /** A source is not called silent before: weekends and holidays are no news. */
    private static final Duration SHORTEST_SILENCE = Duration.ofDays(4);

    private SourceHealth() {}

    /** A source that was never asked, or what is known of it with what the catalogue says now. */
    public static SourceState of(SourceSpec spec, @Nullable SourceState known, Instant now) {
        Description description =
                new Description(spec.id(), spec.kind().written(), spec.publisher(), spec.side(), spec.address());
        long interval = spec.interval().toSeconds();
        if (known == null || !known.address().equals(spec.address())) {
            return new SourceState(
                    description,
                    null,
                    interval,
                    new Condition(Health.UNTRIED, "", now),
                    new Visits(null, null, null, 0, spec.kind().isWeb() ? now : null),
                    Validators.NONE,
                    known == null ? 0 : known.items(),
                    known == null ? List.of() : known.recent(),
                    defaults(spec));
        }
        return new SourceState(
                description,
                known.moved(),
                interval,
                known.condition(),
                known.visits(),
                known.validators(),
                known.items(),
                known.recent(),
                defaults(spec));
    }

    private static @Nullable Defaults defaults(SourceSpec spec) {
        return spec.language() == null && spec.tier() == null && spec.speaker() == null
                ? null
                : new Defaults(spec.language(), spec.tier(), spec.speaker());
    }

    /**
     * After an answer.
     *
     * @param arrivals when each new item came, by the source's own dates where it has them
     * @param remark why there is nothing, where there is nothing at all; else empty
     * @param due when it is asked next; null where it is looked at all the time
     */
    public static SourceState answered(
            SourceState last,
            List<Instant> arrivals,
            String remark,
            Validators validators,
            @Nullable Instant due,
            Instant now) {
        List<Instant> recent = Stream.concat(arrivals.stream(), last.recent().stream())
                .map(each -> each.isAfter(now) ? now : each)
                .sorted(Comparator.reverseOrder())
                .limit(REMEMBERED)
                .toList();
        boolean news = !arrivals.isEmpty();
        Optional<String> silence = news ? Optional.empty() : silence(recent, now);
        Health health = news ? Health.FINE : silence.isPresent() ? Health.SILENT : Health.UNCHANGED;
        Visits visits = new Visits(now, now, news ? now : last.visits().lastNew(), 0, due);
        return last.polled(condition(last, health, silence.orElse(remark), now), visits, validators)
                .withItems(last.items() + arrivals.size(), recent);
    }

    /** After a look that failed. */
    public static SourceState failed(SourceState last, String reason, @Nullable Instant due, Instant now) {
        return unsuccessful(last, Health.FAILING, reason, last.visits().failures() + 1, due, now);
    }

    /** After its robots.txt refused the look. */
    public static SourceState refused(SourceState last, String reason, Instant due, Instant now) {
        return unsuccessful(last, Health.REFUSED, reason, last.visits().failures(), due, now);
    }

    /** After it said that it is gone for good. */
    public static SourceState gone(SourceState last, String reason, Instant now) {
        return unsuccessful(last, Health.GONE, reason, last.visits().failures() + 1, null, now);
    }

    /** The last state with only what a later one counts: its items, and when they came. */
    public static SourceState counted(SourceState last, SourceState later) {
        Visits visits = last.visits();
        return last.withItems(later.items(), later.recent())
                .withVisits(new Visits(
                        visits.lastAttempt(),
                        visits.lastSuccess(),
                        later.visits().lastNew(),
                        visits.failures(),
                        visits.due()));
    }

    /** It is somewhere else for good. */
    public static SourceState moved(SourceState last, String address) {
        return last.withMoved(address.equals(last.address()) ? null : address);
    }

    /** The same, asked again at another time. */
    public static SourceState due(SourceState last, Instant due) {
        Visits visits = last.visits();
        return last.withVisits(
                new Visits(visits.lastAttempt(), visits.lastSuccess(), visits.lastNew(), visits.failures(), due));
    }

    /**
     * The sentence about a source that has had nothing new for longer than its habit: three times its longest pause among the last
     * arrivals. Empty as long as it keeps its habit, or none is known.
     */
    static Optional<String> silence(List<Instant> recent, Instant now) {
        if (recent.size() < HABIT) {
            return Optional.empty();
        }
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < recent.size(); i++) {
            pauses.add(Duration.between(recent.get(i), recent.get(i - 1)));
        }
        Duration longest = pauses.stream().max(Comparator.naturalOrder()).orElseThrow();
        Duration allowed = longest.multipliedBy(3);
        if (allowed.compareTo(SHORTEST_SILENCE) < 0) {
            allowed = SHORTEST_SILENCE;
        }
        Duration quiet = Duration.between(recent.getFirst(), now);
        return quiet.compareTo(allowed) > 0
                ? Optional.of("nothing new for " + words(quiet) + "; its longest pause lately was " + words(longest))
                : Optional.empty();
    }

    private static String words(Duration time) {
        long days = time.toDays();
        if (days >= 2) {
            return days + " days";
        }
        long hours = Math.max(1, time.toHours());
        return hours == 1 ? "an hour" : hours + " hours";
    }

    private static SourceState unsuccessful(
            SourceState last, Health health, String reason, int failures, @Nullable Instant due, Instant now) {
        Visits before = last.visits();
        return last.polled(
                condition(last, health, reason, now),
                new Visits(now, before.lastSuccess(), before.lastNew(), failures, due),
                last.validators());
    }

    private static Condition condition(SourceState last, Health health, String reason, Instant now) {
        return new Condition(health, reason, last.health() == health ? last.since() : now);
    }
}
