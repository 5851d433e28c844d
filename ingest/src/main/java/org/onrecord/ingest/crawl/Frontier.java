package org.onrecord.ingest.crawl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.onrecord.ingest.fetch.ParsedUrl;
import org.onrecord.ingest.fetch.Politeness;
import org.onrecord.ingest.fetch.RobotsPolicy;
import org.onrecord.ingest.fetch.WebUrl;

/** Everything that waits to be fetched from the hosts that this process owns. For one thread; the time is given. */
final class Frontier {
    private final Politeness politeness;
    private final Map<String, Host> hosts = new HashMap<>();

    /** A host: its queue and what its sites let be fetched. */
    private static final class Host {
        private final HostQueue queue;
        private final Map<String, Known> policies = new HashMap<>();

        Host(Instant notBefore) {
            queue = new HostQueue(notBefore);
        }
    }

    private record Known(RobotsPolicy policy, Instant until) {}

    Frontier(Politeness politeness) {
        this.politeness = politeness;
    }

    /** The host that an address is on, with its port where that is not the scheme's own; empty if it is no web address. */
    static Optional<String> hostOf(String url) {
        ParsedUrl parsed = WebUrl.parse(url);
        if (!(parsed instanceof WebUrl web)) {
            return Optional.empty();
        }
        String site = web.site();
        return Optional.of(site.substring(site.indexOf("://") + 3));
    }

    /** Adds a job to its host's queue. A host not asked before waits its delay: another process may have asked it just now. */
    void add(Job job, Instant now) {
        hosts.computeIfAbsent(job.host(), host -> new Host(politeness.next(Optional.empty(), now, now)))
                .queue
                .add(job);
    }

    /** True if a job of the key waits for a host. */
    boolean has(String host, String key) {
        Host known = hosts.get(host);
        return known != null && known.queue.has(key);
    }

    /** The jobs that may start now, one a host, at most {@code room}; where a host's rules are not known, their fetch comes first. */
    List<Job> start(Instant now, int room) {
        List<Job> started = new ArrayList<>();
        for (Map.Entry<String, Host> each : hosts.entrySet()) {
            if (started.size() >= room) {
                break;
            }
            Host host = each.getValue();
            host.queue
                    .peek()
                    .filter(next ->
                            !next.due().isAfter(now) && policy(next, now).isEmpty())
                    .filter(next -> !(next instanceof Job.Robots))
                    .flatMap(next -> Optional.of(new Job.Robots(each.getKey(), site(next.url()), Instant.EPOCH)))
                    .ifPresent(host.queue::add);
            host.queue.take(now).ifPresent(started::add);
        }
        return started;
    }

    /** What the site of a job lets be fetched; empty if that has to be asked for first. */
    Optional<RobotsPolicy> policy(Job job, Instant now) {
        Host host = hosts.get(job.host());
        Known known = host == null ? null : host.policies.get(site(job.url()));
        return known == null || !now.isBefore(known.until()) ? Optional.empty() : Optional.of(known.policy());
    }

    /** Remembers the rules of a site. */
    void rules(Job.Robots job, RobotsPolicy policy, Instant now) {
        Host host = hosts.get(job.host());
        if (host != null) {
            host.policies.put(job.url(), new Known(policy, now.plus(policy.goodFor())));
        }
    }

    /** A request is over: the host may be asked again after its delay. */
    void done(Job job, Instant started, Instant finished) {
        Host host = hosts.get(job.host());
        if (host != null) {
            Optional<RobotsPolicy> policy = policy(job, finished);
            host.queue.done(politeness.next(policy.flatMap(RobotsPolicy::crawlDelay), started, finished));
        }
    }

    /** A job was taken that needed no request: the host may be asked at once. */
    void skipped(Job job) {
        Host host = hosts.get(job.host());
        if (host != null) {
            host.queue.done(Instant.EPOCH);
        }
    }

    /** Nothing is asked of a host before then. */
    void wait(String host, Instant until) {
        Host known = hosts.get(host);
        if (known != null) {
            known.queue.wait(until);
        }
    }

    /** Forgets the hosts that a test does not hold for. */
    void keep(Predicate<String> owned) {
        hosts.keySet().removeIf(host -> !owned.test(host));
    }

    /** Forgets every job, but not when a host was asked last and what it lets be fetched. */
    void clear() {
        hosts.values().forEach(host -> host.queue.removeIf(job -> true));
    }

    /** How many jobs wait. */
    int size() {
        return hosts.values().stream().mapToInt(host -> host.queue.size()).sum();
    }

    private static String site(String url) {
        return WebUrl.parse(url) instanceof WebUrl web ? web.site() : url;
    }
}
