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
import org.onrecord.ingest.robots.RobotsFetcher;
import org.onrecord.ingest.robots.RobotsPolicy;
import org.onrecord.ingest.url.ParsedUrl;
import org.onrecord.ingest.url.WebUrl;

/** Fetches one address after another for a person who waits. Obeys robots.txt and crawl delays, but waits at most ten seconds each time. */
final class PoliteFetcher {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Fetcher fetcher;
    private final PolitenessPolicy politeness;
    private final InstantSource clock;
    private final Map<String, RobotsPolicy> policies = new HashMap<>();
    private final Map<String, Instant> next = new HashMap<>();

    PoliteFetcher(Fetcher fetcher, PolitenessPolicy politeness, InstantSource clock) {
        this.fetcher = fetcher;
        this.politeness = politeness;
        this.clock = clock;
    }

    /** Returns the response, or why there is none. */
    ReadResult<FetchResult.Got> ask(String address, String accept) throws InterruptedException {
        return switch (WebUrl.parse(address)) {
            case ParsedUrl.Bad bad -> new ReadResult.Unreadable<>(bad.reason());
            case WebUrl url -> ask(url, accept);
        };
    }

    private ReadResult<FetchResult.Got> ask(WebUrl url, String accept) throws InterruptedException {
        RobotsPolicy policy = policies.get(url.site());
        if (policy == null) {
            policy = new RobotsFetcher(fetcher).policy(url);
            policies.put(url.site(), policy);
        }
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
        return answer instanceof FetchResult.Got got
                ? new ReadResult.Read<>(got)
                : new ReadResult.Unreadable<>(reason(answer));
    }

    private void await(String site) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), next.getOrDefault(site, Instant.EPOCH));
        if (left.isPositive()) {
            Thread.sleep(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
        }
    }

    private static String reason(FetchResult answer) {
        return switch (answer) {
            case FetchResult.Got got -> "";
            case FetchResult.Failed failed -> failed.reason();
            case FetchResult.Refused refused -> refused.reason();
            case FetchResult.Gone gone -> gone.reason();
            case FetchResult.Throttled throttled -> throttled.reason();
            case FetchResult.NotModified same -> "the server answers 304 to a first request";
            case FetchResult.Redirected elsewhere -> "it is elsewhere, at " + elsewhere.url();
        };
    }
}
