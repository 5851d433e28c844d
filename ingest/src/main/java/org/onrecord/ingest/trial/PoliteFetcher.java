package org.onrecord.ingest.trial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.PolitenessPolicy;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.ingest.robots.RobotsPolicy;
import org.onrecord.ingest.url.ParsedUrl;
import org.onrecord.ingest.url.WebUrl;

/** Fetches one address after another for a person who waits. Obeys robots.txt and crawl delays, but waits at most ten seconds each time. */
record PoliteFetcher(
        Fetcher fetcher,
        PolitenessPolicy politeness,
        InstantSource clock,
        Map<String, RobotsPolicy> policies,
        Map<String, Instant> next) {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    PoliteFetcher(Fetcher fetcher, PolitenessPolicy politeness, InstantSource clock) {
        this(fetcher, politeness, clock, new HashMap<>(), new HashMap<>());
    }

    /** Returns the response, or why there is none. */
    ReadResult<FetchResult.Got> ask(String address, String accept) throws InterruptedException {
        return switch (WebUrl.parse(address)) {
            case ParsedUrl.Bad bad -> new ReadResult.Unreadable<>(bad.reason());
            case WebUrl url -> ask(url, accept);
        };
    }

    private ReadResult<FetchResult.Got> ask(WebUrl url, String accept) throws InterruptedException {
        RobotsPolicy policy = policies.computeIfAbsent(
                url.site(),
                site -> RobotsPolicy.of(fetcher.fetch(
                        new FetchRequest(url.site() + "/robots.txt", Validators.NONE, RobotsPolicy.ACCEPT))));
        if (policy.outage().isPresent()) {
            return new ReadResult.Unreadable<>(policy.outage().get());
        }
        if (!policy.allows(url)) {
            return new ReadResult.Unreadable<>("robots.txt of " + url.site() + " refuses " + url.target());
        }
        await(url.site());
        Instant started = clock.instant();
        FetchResult answer = fetcher.fetch(new FetchRequest(url.toString(), Validators.NONE, accept));
        next.put(url.site(), politeness.next(policy.crawlDelay(), started, clock.instant()));
        return switch (answer) {
            case FetchResult.Got got -> new ReadResult.Read<>(got);
            case FetchResult.Unread none -> new ReadResult.Unreadable<>(none.reason());
        };
    }

    private void await(String site) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), next.getOrDefault(site, Instant.EPOCH));
        if (left.isPositive()) {
            Thread.sleep(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
        }
    }
}
