package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When things are asked again: pure, with the time and the chance given. */
final class Cadence {
    /**
     * An article is read again at these ages: most edits come within hours, some within days. Intervals that grow are how archives and
     * feed readers do it; the last is a month, since official records were seen edited weeks later.
     */
    private static final List<Duration> AGES = List.of(
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private static final Duration FIRST_RETRY = Duration.ofSeconds(30);
    private static final Duration LAST_RETRY = Duration.ofHours(6);

    /** So often is a page tried that fails: with the delays above for about a day. */
    static final int TRIES = 12;

    /** So often is a page tried that the server says it does not have: it may be published a moment after its entry. */
    static final int TRIES_NOT_FOUND = 4;

    private Cadence() {}

    /** When a source that answered is asked again: after its interval, up to a tenth earlier, so that sources drift apart. */
    static Instant next(Duration interval, Instant now, RandomGenerator chance) {
        return now.plusMillis((long) (interval.toMillis() * (1 - 0.1 * chance.nextDouble())));
    }

    /**
     * When what failed is tried again: after a delay that doubles with each failure, at most {@code longest}, with jitter; and not
     * before the server's own wish.
     *
     * @param failures in a row, 1 or more
     */
    static Instant retry(
            int failures, Duration longest, Optional<Duration> wish, Instant now, RandomGenerator chance) {
        long ceiling = Math.min(longest.toMillis(), LAST_RETRY.toMillis());
        long doubled = FIRST_RETRY.toMillis() << Math.min(Math.max(failures - 1, 0), 20);
        long delay = Math.min(ceiling, doubled);
        // The upper half at random: apart from the others, yet never at once.
        Instant own = now.plusMillis(delay / 2 + (long) (delay / 2 * chance.nextDouble()));
        Instant theirs = now.plus(wish.orElse(Duration.ZERO));
        return wish.isPresent() && !wish.get().isZero() ? theirs : own;
    }

    /** As {@link #retry}, of a page. */
    static Instant retryPage(int failures, Optional<Duration> wish, Instant now, RandomGenerator chance) {
        return retry(failures, LAST_RETRY, wish, now, chance);
    }

    /** When a page is read again that was first read at {@code first}; empty if never more. */
    static Optional<Instant> again(Instant first, Instant now) {
        return AGES.stream().map(first::plus).filter(now::isBefore).findFirst();
    }
}
