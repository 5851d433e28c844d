package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When to fetch again. Pure functions, with the time and the random numbers given. */
final class FetchSchedule {
    /**
     * The ages at which an article is fetched again. Most edits come within hours, some within days. Archives and feed
     * readers use growing intervals, too. The last is a month, since official records were seen to be edited weeks
     * later.
     */
    private static final List<Duration> AGES = List.of(
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(30));

    /** How often a failing page is tried: with a back-off of up to hours, for about a day. */
    static final int TRIES = 12;

    /** How often a page is tried that is not found: it may be published a moment after its entry. */
    static final int TRIES_NOT_FOUND = 4;

    private FetchSchedule() {}

    /** Returns when to poll a source again that answered: after its interval, up to a tenth earlier, so that sources drift apart. */
    static Instant next(Duration interval, Instant now, RandomGenerator chance) {
        return now.plusMillis((long) (interval.toMillis() * (1 - 0.1 * chance.nextDouble())));
    }

    /** Returns when to fetch a page again that was first fetched at {@code first}; empty if never. */
    static Optional<Instant> again(Instant first, Instant now) {
        return AGES.stream().map(first::plus).filter(now::isBefore).findFirst();
    }
}
