package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When things are asked again: pure, with the time and the chance given. */
final class FetchSchedule {
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

    /** So often is a page tried that fails: with a back-off up to hours, for about a day. */
    static final int TRIES = 12;

    /** So often is a page tried that the server says it does not have: it may be published a moment after its entry. */
    static final int TRIES_NOT_FOUND = 4;

    private FetchSchedule() {}

    /** When a source that answered is asked again: after its interval, up to a tenth earlier, so that sources drift apart. */
    static Instant next(Duration interval, Instant now, RandomGenerator chance) {
        return now.plusMillis((long) (interval.toMillis() * (1 - 0.1 * chance.nextDouble())));
    }

    /** When a page is read again that was first read at {@code first}; empty if never more. */
    static Optional<Instant> again(Instant first, Instant now) {
        return AGES.stream().map(first::plus).filter(now::isBefore).findFirst();
    }
}
