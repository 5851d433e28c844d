package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The jobs of one host: one request at a time, the earliest due first, and none before the host may be asked. */
final class HostQueue {
    private record Waiting(FetchJob job, long number) {}

    private final TreeSet<Waiting> waiting = new TreeSet<>(
            Comparator.comparing((Waiting each) -> each.job().due()).thenComparing(Waiting::number));
    private final Map<String, Waiting> byKey = new HashMap<>();
    private long numbers;
    private boolean busy;
    private Instant notBefore;

    /** @param notBefore the earliest time of the first request: another process may have asked this host just now */
    HostQueue(Instant notBefore) {
        this.notBefore = notBefore;
    }

    /** Adds a job. It replaces a waiting job with the same key. */
    void add(FetchJob job) {
        remove(job.key());
        Waiting added = new Waiting(job, numbers++);
        byKey.put(job.key(), added);
        waiting.add(added);
    }

    void remove(String key) {
        Waiting last = byKey.remove(key);
        if (last != null) {
            waiting.remove(last);
        }
    }

    /** Returns the job that may start now: it is due, the host may be asked, and no other request is running. */
    Optional<FetchJob> ready(Instant now) {
        boolean free = !busy && !now.isBefore(notBefore) && !waiting.isEmpty();
        return free ? Optional.of(waiting.first().job()).filter(job -> !now.isBefore(job.due())) : Optional.empty();
    }

    /** Takes the job that may start now, if there is one; from then on the host is busy. */
    Optional<FetchJob> take(Instant now) {
        Optional<FetchJob> next = ready(now);
        next.ifPresent(job -> {
            remove(job.key());
            busy = true;
        });
        return next;
    }

    /** Returns the time since which the first job could have started; meaningful only if one is {@link #ready}. */
    Instant readySince() {
        Instant due = waiting.isEmpty() ? Instant.MAX : waiting.first().job().due();
        return due.isAfter(notBefore) ? due : notBefore;
    }

    /** Ends a request; the next may start at a time. */
    void done(Instant next) {
        busy = false;
        wait(next);
    }

    void wait(Instant until) {
        if (until.isAfter(notBefore)) {
            notBefore = until;
        }
    }

    void removeIf(Predicate<FetchJob> test) {
        waiting.stream()
                .map(Waiting::job)
                .filter(test)
                .map(FetchJob::key)
                .toList()
                .forEach(this::remove);
    }

    int size() {
        return waiting.size();
    }

    /** Returns the due time of the earliest job; empty if none waits. */
    Optional<Instant> due() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.first().job().due());
    }
}
