package org.onrecord.ingest.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Condition;
import org.onrecord.events.SourceState.Defaults;
import org.onrecord.events.SourceState.Description;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.SourceState.Visits;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.source.SourceSpec;

/** Computes the state of a source from one poll to the next. Pure functions. */
public final class SourceHealth {
    /** How many arrivals are kept: enough to tell a weekly source from a daily one. */
    private static final int REMEMBERED = 20;

    /** From how many arrivals on a source has a habit. */
    private static final int HABIT = 4;

    /** The shortest silence that is reported: weekends and holidays are not news. */
    private static final Duration SHORTEST_SILENCE = Duration.ofDays(4);

    private SourceHealth() {}

    /** Returns the state of a source that was never polled, or the known state with the catalogue's present entry. */
    public static SourceState of(SourceSpec spec, @Nullable SourceState known, Instant now) {
        Description description =
                new Description(spec.id(), spec.kind().json(), spec.publisher(), spec.side(), spec.address());
        long interval = spec.interval().toSeconds();
        Defaults documents = spec.documents().equals(Defaults.NONE) ? null : spec.documents();
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
                    documents);
        }
        return known.described(description, interval, documents);
    }

    /**
     * Returns the state after a poll that succeeded.
     *
     * @param arrivals when each new item appeared, by the source's own dates if it has any
     * @param remark why nothing is listed; empty if something is
     * @param due when it is polled next; null if it is scanned all the time
     */
    public static SourceState answered(
            SourceState last,
            List<Instant> arrivals,
            String remark,
            Validators validators,
            @Nullable Instant due,
            Instant now) {
        SourceState arrived = arrived(last, arrivals, now);
        boolean news = !arrivals.isEmpty();
        Optional<String> silence = news ? Optional.empty() : silence(arrived.recent(), now);
        Health health = news ? Health.FINE : silence.isPresent() ? Health.SILENT : Health.UNCHANGED;
        Visits visits = new Visits(now, now, arrived.visits().lastNew(), 0, due);
        return arrived.polled(condition(last, health, silence.orElse(remark), now), visits, validators);
    }

    /**
     * Returns the last state with new items; the poll that brought them may have failed after them.
     *
     * @param arrivals when each of them appeared, by the source's own dates if it has any
     */
    public static SourceState arrived(SourceState last, List<Instant> arrivals, Instant now) {
        if (arrivals.isEmpty()) {
            return last;
        }
        List<Instant> recent = Stream.concat(arrivals.stream(), last.recent().stream())
                .map(each -> each.isAfter(now) ? now : each)
                .sorted(Comparator.reverseOrder())
                .limit(REMEMBERED)
                .toList();
        return last.withItems(last.items() + arrivals.size(), recent)
                .withVisits(last.visits().withLastNew(now));
    }

    public static SourceState failed(SourceState last, String reason, @Nullable Instant due, Instant now) {
        return unsuccessful(last, Health.FAILING, reason, last.visits().failures() + 1, due, now);
    }

    /** Returns the state after the site's robots.txt refused the poll. */
    public static SourceState refused(SourceState last, String reason, Instant due, Instant now) {
        return unsuccessful(last, Health.REFUSED, reason, last.visits().failures(), due, now);
    }

    /** Returns the state of a source that says it is gone for good. */
    public static SourceState gone(SourceState last, String reason, Instant now) {
        return unsuccessful(last, Health.GONE, reason, last.visits().failures() + 1, null, now);
    }

    /** Returns the last state with the items and arrivals of a later one. */
    public static SourceState counted(SourceState last, SourceState later) {
        return last.withItems(later.items(), later.recent())
                .withVisits(last.visits().withLastNew(later.visits().lastNew()));
    }

    public static SourceState moved(SourceState last, String address) {
        return last.withMoved(address.equals(last.address()) ? null : address);
    }

    public static SourceState due(SourceState last, Instant due) {
        return last.withVisits(last.visits().withDue(due));
    }

    /**
     * Returns the reason why a source counts as silent: nothing new for more than three times its longest recent
     * pause. Empty as long as it keeps its habit, or if it has none.
     */
    static Optional<String> silence(List<Instant> recent, Instant now) {
        if (recent.size() < HABIT) {
            return Optional.empty();
        }
        Duration longest = IntStream.range(1, recent.size())
                .mapToObj(i -> Duration.between(recent.get(i), recent.get(i - 1)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Duration allowed = Collections.max(List.of(longest.multipliedBy(3), SHORTEST_SILENCE));
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
