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
import org.onrecord.events.SourceState.Defaults;
import org.onrecord.events.SourceState.Health;
import org.onrecord.ingest.fetch.Validators;
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
        if (known == null || !known.address().equals(spec.address())) {
            return new SourceState(
                    spec.id(),
                    spec.kind().written(),
                    spec.publisher(),
                    spec.side(),
                    spec.address(),
                    null,
                    spec.interval().toSeconds(),
                    Health.UNTRIED,
                    "",
                    now,
                    null,
                    null,
                    null,
                    0,
                    spec.kind().isWeb() ? now : null,
                    null,
                    null,
                    known == null ? 0 : known.items(),
                    known == null ? List.of() : known.recent(),
                    defaults(spec));
        }
        return new SourceState(
                spec.id(),
                spec.kind().written(),
                spec.publisher(),
                spec.side(),
                spec.address(),
                known.moved(),
                spec.interval().toSeconds(),
                known.health(),
                known.reason(),
                known.since(),
                known.lastAttempt(),
                known.lastSuccess(),
                known.lastNew(),
                known.failures(),
                known.due(),
                known.etag(),
                known.lastModified(),
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
        return with(last, health, silence.orElse(remark), 0, due, validators, now, now)
                .items(last.items() + arrivals.size(), recent, news ? now : last.lastNew());
    }

    /** After a look that failed. */
    public static SourceState failed(SourceState last, String reason, @Nullable Instant due, Instant now) {
        return with(last, Health.FAILING, reason, last.failures() + 1, due, validators(last), now, last.lastSuccess())
                .build();
    }

    /** After its robots.txt refused the look. */
    public static SourceState refused(SourceState last, String reason, Instant due, Instant now) {
        return with(last, Health.REFUSED, reason, last.failures(), due, validators(last), now, last.lastSuccess())
                .build();
    }

    /** After it said that it is gone for good. */
    public static SourceState gone(SourceState last, String reason, Instant now) {
        return with(last, Health.GONE, reason, last.failures() + 1, null, validators(last), now, last.lastSuccess())
                .build();
    }

    /** The last state with only what a later one counts: its items, and when they came. */
    public static SourceState counted(SourceState last, SourceState later) {
        return new Change(last).items(later.items(), later.recent(), later.lastNew());
    }

    /** It is somewhere else for good. */
    public static SourceState moved(SourceState last, String address) {
        return new Change(last).moved(address).build();
    }

    /** The same, asked again at another time. */
    public static SourceState due(SourceState last, Instant due) {
        Change change = new Change(last);
        change.due = due;
        return change.build();
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

    public static Validators validators(SourceState state) {
        return new Validators(state.etag(), state.lastModified());
    }

    private static Change with(
            SourceState last,
            Health health,
            String reason,
            int failures,
            @Nullable Instant due,
            Validators validators,
            Instant now,
            @Nullable Instant success) {
        Change change = new Change(last);
        change.since = last.health() == health ? last.since() : now;
        change.health = health;
        change.reason = reason;
        change.failures = failures;
        change.due = due;
        change.validators = validators;
        change.attempt = now;
        change.success = success;
        return change;
    }

    /** A state being changed. */
    private static final class Change {
        private final SourceState last;
        private Health health;
        private String reason;
        private Instant since;
        private int failures;
        private @Nullable Instant due;
        private @Nullable Instant attempt;
        private @Nullable Instant success;
        private @Nullable Instant news;
        private @Nullable String moved;
        private Validators validators;
        private long items;
        private List<Instant> recent;

        Change(SourceState last) {
            this.last = last;
            health = last.health();
            reason = last.reason();
            since = last.since();
            failures = last.failures();
            due = last.due();
            attempt = last.lastAttempt();
            success = last.lastSuccess();
            news = last.lastNew();
            moved = last.moved();
            validators = validators(last);
            items = last.items();
            recent = last.recent();
        }

        public Change moved(String address) {
            moved = address.equals(last.address()) ? null : address;
            return this;
        }

        SourceState items(long count, List<Instant> newest, @Nullable Instant lastNew) {
            items = count;
            recent = newest;
            news = lastNew;
            return build();
        }

        SourceState build() {
            return new SourceState(
                    last.id(),
                    last.kind(),
                    last.publisher(),
                    last.side(),
                    last.address(),
                    moved,
                    last.intervalSeconds(),
                    health,
                    reason,
                    since,
                    attempt,
                    success,
                    news,
                    failures,
                    due,
                    validators.etag(),
                    validators.lastModified(),
                    items,
                    recent,
                    last.documents());
        }
    }
}
