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
import org.onrecord.ingest.url.WebUrl;

/** Everything that waits to be fetched from the hosts of this process. For one thread; the time is given. */
final class Frontier {
    private final PolitenessPolicy politeness;
    private final Function<String, Optional<HostPace>> paces;
    private final Map<String, Host> hosts = new HashMap<>();

    /** A host with its queue, the rules of its sites, and the sites whose rules are being fetched. */
    private record Host(HostQueue queue, Map<String, Known> policies, Set<String> asking) {
        Host(Instant notBefore) {
            this(new HostQueue(notBefore), new HashMap<>(), new HashSet<>());
        }
    }

    private record Known(RobotsPolicy policy, Instant until) {}

    /** @param paces returns the pause that a host asked for */
    Frontier(PolitenessPolicy politeness, Function<String, Optional<HostPace>> paces) {
        this.politeness = politeness;
        this.paces = paces;
    }

    /** Returns the host of an address, with its port unless it is the scheme's own; empty if it is no web address. */
    static Optional<String> hostOf(String url) {
        return WebUrl.parse(url) instanceof WebUrl web
                ? Optional.of(web.site().substring(web.scheme().length() + "://".length()))
                : Optional.empty();
    }

    /** Adds a job to the queue of its host. A new host waits for its delay first: another process may have asked it just now. */
    void add(FetchJob job, Instant now) {
        hosts.computeIfAbsent(job.host(), host -> new Host(first(host, now)))
                .queue
                .add(job);
    }

    void remove(String host, String key) {
        queue(host).ifPresent(queue -> queue.remove(key));
    }

    /**
     * Returns the jobs that may start now, one for each host and at most {@code room}; hosts that have been ready the
     * longest come first. If the rules of a site are not known, fetching them comes first.
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
                // Its robots.txt redirects to another host, and waits for that host's turn.
                return Optional.empty();
            }
            host.queue.add(FetchJob.Robots.of(ready.get().host(), unknown.get()));
        }
        return host.queue.take(now);
    }

    /** Returns the refusal of a job by the rules of its site; empty if they allow it or are not known. */
    Optional<JobResult> forbidden(FetchJob job, Instant now) {
        return Optional.of(job)
                .filter(page -> !(page instanceof FetchJob.Robots))
                .flatMap(page -> known(page, now))
                .filter(known -> !known.policy().allows(job.url()))
                .<JobResult>map(known -> known.policy()
                        .outage()
                        .map(reason -> new JobResult.Forbidden(reason, Optional.of(known.until())))
                        .orElseGet(() -> new JobResult.Forbidden(
                                "robots.txt of " + job.host() + " refuses " + job.url()
                                        + "; ask the publisher or take another address",
                                Optional.empty())));
    }

    private Optional<Known> known(FetchJob job, Instant now) {
        Host host = hosts.get(job.host());
        return Optional.ofNullable(host == null ? null : host.policies.get(site(job.url())))
                .filter(known -> now.isBefore(known.until()));
    }

    /** Keeps the rules of a site, for as long as they are valid. */
    void rules(String site, RobotsPolicy policy, Instant now) {
        Host host = hostOf(site).map(hosts::get).orElse(null);
        if (host != null) {
            host.asking.remove(site);
            host.policies.put(site, new Known(policy, now.plus(policy.goodFor())));
        }
    }

    /** Returns the crawl delay of a host: the longest that the robots.txt of its sites ask for, else the recorded one; empty if there is none. */
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

    /** Ends a request: the host may be asked again after its delay. */
    void done(FetchJob job, Instant started, Instant finished) {
        queue(job.host()).ifPresent(queue -> queue.done(politeness.next(crawlDelay(job.host()), started, finished)));
    }

    /** Ends a job that needed no request: the host may be asked at once. */
    void skipped(FetchJob job) {
        queue(job.host()).ifPresent(queue -> queue.done(Instant.EPOCH));
    }

    void wait(String host, Instant until) {
        queue(host).ifPresent(queue -> queue.wait(until));
    }

    /** Removes the hosts of other processes. */
    void keep(Predicate<String> owned) {
        hosts.keySet().removeIf(host -> !owned.test(host));
    }

    /** Removes every job that the table can restore. Keeps the rules of the hosts and when each was last asked. */
    void clear() {
        for (Host host : hosts.values()) {
            host.queue.removeIf(job -> !(job instanceof FetchJob.Poll poll && poll.part()));
            host.asking.clear();
        }
    }

    int size() {
        return hosts.values().stream().mapToInt(host -> host.queue.size()).sum();
    }

    /** Returns the number of hosts with waiting jobs. */
    int hosts() {
        return (int)
                hosts.values().stream().filter(host -> host.queue.size() > 0).count();
    }

    /** Returns the due time of the job that has waited longest; empty if none waits. */
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

    private Optional<HostQueue> queue(String host) {
        return Optional.ofNullable(hosts.get(host)).map(known -> known.queue);
    }

    private Optional<Duration> remembered(String host) {
        return paces.apply(host).map(HostPace::delayMillis).map(Duration::ofMillis);
    }

    private static String site(String url) {
        return WebUrl.parse(url) instanceof WebUrl web ? web.site() : url;
    }
}
