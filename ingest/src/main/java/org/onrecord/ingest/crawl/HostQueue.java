package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * What is to be fetched from one host: one request at a time, the earliest due first, and none before the host may be asked.
 */
final class HostQueue {
    private record Waiting(Job job, long number) {}

    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(
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
    void add(Job job) {
        Waiting added = new Waiting(job, numbers++);
        Waiting last = byKey.put(job.key(), added);
        if (last != null) {
            waiting.remove(last);
        }
        waiting.add(added);
    }

    /** True if a job of the key waits. */
    boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** The next job, if one is due, the host may be asked, and no other request is under way; the host is busy from now on. */
    Optional<Job> take(Instant now) {
        if (busy || now.isBefore(notBefore)) {
            return Optional.empty();
        }
        Waiting first = waiting.peek();
        if (first == null || now.isBefore(first.job().due())) {
            return Optional.empty();
        }
        waiting.poll();
        byKey.remove(first.job().key());
        busy = true;
        return Optional.of(first.job());
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
    void removeIf(Predicate<Job> test) {
        waiting.removeIf(
                each -> test.test(each.job()) && byKey.remove(each.job().key(), each));
    }

    /** True if a request is under way. */
    boolean isBusy() {
        return busy;
    }

    /** How many jobs wait. */
    int size() {
        return waiting.size();
    }

    /** The job that would be next, however long it has to wait. */
    Optional<Job> peek() {
        return Optional.ofNullable(waiting.peek()).map(Waiting::job);
    }
}
