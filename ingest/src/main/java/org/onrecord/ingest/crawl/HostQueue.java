package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What is to be fetched from one host: one request at a time, the earliest due first, and none before the host may be asked.
 */
final class HostQueue {
    private record Waiting(FetchJob job, long number) {}

    private final TreeSet<Waiting> waiting = new TreeSet<>(
            Comparator.comparing((Waiting each) -> each.job().due()).thenComparing(Waiting::number));
    private final Map<String, Waiting> byKey = new HashMap<>();
    private long numbers;
    private boolean busy;
    private Instant notBefore;

    /** @param notBefore the first request waits until then: another process may have just asked this host */
    HostQueue(Instant notBefore) {
        this.notBefore = notBefore;
    }

    /** Adds a job; one of the same key that waits already is replaced. */
    void add(FetchJob job) {
        remove(job.key());
        Waiting added = new Waiting(job, numbers++);
        byKey.put(job.key(), added);
        waiting.add(added);
    }

    /** Drops the job of a key, if one waits. */
    void remove(String key) {
        Waiting last = byKey.remove(key);
        if (last != null) {
            waiting.remove(last);
        }
    }

    /** The job that may start now: it is due, the host may be asked, and no other request is under way. */
    Optional<FetchJob> ready(Instant now) {
        boolean free = !busy && !now.isBefore(notBefore) && !waiting.isEmpty();
        return free ? Optional.of(waiting.first().job()).filter(job -> !now.isBefore(job.due())) : Optional.empty();
    }

    /** Takes the job that may start now, if there is one; the host is busy from now on. */
    Optional<FetchJob> take(Instant now) {
        Optional<FetchJob> next = ready(now);
        next.ifPresent(job -> {
            remove(job.key());
            busy = true;
        });
        return next;
    }

    /** Since when the first job could have started; meaningful where one is {@link #ready}. */
    Instant readySince() {
        Instant due = waiting.isEmpty() ? Instant.MAX : waiting.first().job().due();
        return due.isAfter(notBefore) ? due : notBefore;
    }

    /** The request is over; the next may start then. */
    void done(Instant next) {
        busy = false;
        wait(next);
    }

    /** No request before then. */
    void wait(Instant until) {
        if (until.isAfter(notBefore)) {
            notBefore = until;
        }
    }

    /** Drops the jobs that a test holds for. */
    void removeIf(Predicate<FetchJob> test) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            FetchJob job = each.next().job();
            if (test.test(job)) {
                each.remove();
                byKey.remove(job.key());
            }
        }
    }

    /** How many jobs wait. */
    int size() {
        return waiting.size();
    }

    /** When the earliest job is due; empty if none waits. */
    Optional<Instant> due() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.first().job().due());
    }
}
