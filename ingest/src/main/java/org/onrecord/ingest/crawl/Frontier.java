package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.onrecord.events.HostPace;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.robots.RobotsPolicy;
import org.onrecord.ingest.url.ParsedUrl;
import org.onrecord.ingest.url.WebUrl;

/** Everything that waits to be fetched from the hosts that this process owns. For one thread; the time is given. */
final class Frontier {
    private final PolitenessPolicy politeness;
    private final Function<String, Optional<HostPace>> paces;
    private final Map<String, Host> hosts = new HashMap<>();

    /** A host: its queue, what its sites let be fetched, and the sites whose rules are being asked for. */
    private static final class Host {
        private final HostQueue queue;
        private final Map<String, Known> policies = new HashMap<>();
        private final Set<String> asking = new HashSet<>();

        Host(Instant notBefore) {
            queue = new HostQueue(notBefore);
        }
    }

    private record Known(RobotsPolicy policy, Instant until) {}

    /** @param paces what is remembered of a host's wishes */
    Frontier(PolitenessPolicy politeness, Function<String, Optional<HostPace>> paces) {
        this.politeness = politeness;
        this.paces = paces;
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
    void add(FetchJob job, Instant now) {
        hosts.computeIfAbsent(job.host(), host -> new Host(first(host, now)))
                .queue
                .add(job);
    }

    /** Drops a job that waits, if it does. */
    void remove(String host, String key) {
        Host known = hosts.get(host);
        if (known != null) {
            known.queue.remove(key);
        }
    }

    /**
     * The jobs that may start now, one a host, at most {@code room}, the hosts first that could have been asked longest ago. Where a
     * host's rules are not known, their fetch comes first.
     */
    List<FetchJob> start(Instant now, int room) {
        if (room <= 0) {
            return List.of();
        }
        return hosts.values().stream()
                .filter(host -> host.queue.ready(now).isPresent())
                .sorted(Comparator.comparing(host -> host.queue.readySince()))
                .flatMap(host -> next(host, now).stream())
                .limit(room)
                .toList();
    }

    private Optional<FetchJob> next(Host host, Instant now) {
        Optional<FetchJob> ready = host.queue.ready(now);
        Optional<String> unknown = ready.filter(job -> !(job instanceof FetchJob.Robots))
                .filter(job -> known(job, now).isEmpty())
                .map(job -> site(job.url()));
        if (unknown.isPresent()) {
            if (!host.asking.add(unknown.get())) {
                // Its robots.txt leads to another host, whose turn it waits for.
                return Optional.empty();
            }
            host.queue.add(FetchJob.Robots.of(ready.get().host(), unknown.get()));
        }
        return host.queue.take(now);
    }

    /** What the rules of its site say against a job; empty if they are not known, or say nothing. */
    Optional<JobResult> forbidden(FetchJob job, Instant now) {
        return job instanceof FetchJob.Robots
                ? Optional.empty()
                : known(job, now)
                        .filter(known -> !known.policy().allows(job.url()))
                        .map(known -> forbidden(job, known));
    }

    private static JobResult forbidden(FetchJob job, Known known) {
        Optional<String> outage = known.policy().outage();
        return outage.isPresent()
                ? new JobResult.Forbidden(outage.get(), Optional.of(known.until()))
                : new JobResult.Forbidden(
                        "robots.txt of " + job.host() + " refuses " + job.url()
                                + "; ask the publisher or take another address",
                        Optional.empty());
    }

    private Optional<Known> known(FetchJob job, Instant now) {
        Host host = hosts.get(job.host());
        return Optional.ofNullable(host == null ? null : host.policies.get(site(job.url())))
                .filter(known -> now.isBefore(known.until()));
    }

    /** Remembers the rules of a site, for as long as they hold. */
    void rules(String site, RobotsPolicy policy, Instant now) {
        Host host = hostOf(site).map(hosts::get).orElse(null);
        if (host != null) {
            host.asking.remove(site);
            host.policies.put(site, new Known(policy, now.plus(policy.goodFor())));
        }
    }

    /** The pause that a host asks for: the longest of its sites' robots rules, or what is remembered; empty where none is named. */
    Optional<Duration> crawlDelay(String host) {
        Host known = hosts.get(host);
        List<RobotsPolicy> read = known == null
                ? List.of()
                : known.policies.values().stream()
                        .map(Known::policy)
                        .filter(policy -> policy.outage().isEmpty())
                        .toList();
        return read.isEmpty()
                ? remembered(host)
                : read.stream().flatMap(policy -> policy.crawlDelay().stream()).max(Comparator.naturalOrder());
    }

    /** A request is over: the host may be asked again after its delay. */
    void done(FetchJob job, Instant started, Instant finished) {
        Host host = hosts.get(job.host());
        if (host != null) {
            host.queue.done(politeness.next(crawlDelay(job.host()), started, finished));
        }
    }

    /** A job was taken that needed no request: the host may be asked at once. */
    void skipped(FetchJob job) {
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

    /** Forgets every job that the table knows of, but not when a host was asked last and what it lets be fetched. */
    void clear() {
        for (Host host : hosts.values()) {
            host.queue.removeIf(job -> !(job instanceof FetchJob.Poll poll && poll.part()));
            host.asking.clear();
        }
    }

    /** How many jobs wait. */
    int size() {
        return hosts.values().stream().mapToInt(host -> host.queue.size()).sum();
    }

    /** How many hosts have jobs that wait. */
    int hosts() {
        return (int)
                hosts.values().stream().filter(host -> host.queue.size() > 0).count();
    }

    /** When the job was due that waits longest; empty if none waits. */
    Optional<Instant> oldest() {
        return hosts.values().stream()
                .flatMap(host -> host.queue.due().stream())
                .min(Comparator.naturalOrder());
    }

    private Instant first(String host, Instant now) {
        Instant usual = politeness.next(remembered(host), now, now);
        return paces.apply(host)
                .map(HostPace::notBefore)
                .filter(usual::isBefore)
                .orElse(usual);
    }

    private Optional<Duration> remembered(String host) {
        return paces.apply(host).map(HostPace::delayMillis).map(Duration::ofMillis);
    }

    private static String site(String url) {
        return WebUrl.parse(url) instanceof WebUrl web ? web.site() : url;
    }
}
