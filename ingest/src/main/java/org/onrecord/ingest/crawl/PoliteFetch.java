package org.onrecord.ingest.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.Fetched;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.fetch.ParsedUrl;
import org.onrecord.ingest.fetch.Politeness;
import org.onrecord.ingest.fetch.Robots;
import org.onrecord.ingest.fetch.RobotsPolicy;
import org.onrecord.ingest.fetch.Validators;
import org.onrecord.ingest.fetch.WebUrl;

/**
 * Fetches one thing after another for a person who waits: robots rules asked for and kept to, hosts left their pauses, though ten seconds
 * at most each.
 */
final class PoliteFetch {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final Fetcher fetcher;
    private final Politeness politeness;
    private final InstantSource clock;
    private final Map<String, RobotsPolicy> policies = new HashMap<>();
    private final Map<String, Instant> next = new HashMap<>();

    PoliteFetch(Fetcher fetcher, Politeness politeness, InstantSource clock) {
        this.fetcher = fetcher;
        this.politeness = politeness;
        this.clock = clock;
    }

    /** What was had, or why it was not. */
    sealed interface Answer {
        record Got(Fetched.Got got) implements Answer {}

        record Not(String reason) implements Answer {}
    }

    Answer ask(String address, String accept) throws InterruptedException {
        return switch (WebUrl.parse(address)) {
            case ParsedUrl.Bad bad -> new Answer.Not(bad.reason());
            case WebUrl url -> ask(url, accept);
        };
    }

    private Answer ask(WebUrl url, String accept) throws InterruptedException {
        RobotsPolicy policy = policies.get(url.site());
        if (policy == null) {
            policy = new Robots(fetcher).policy(url);
            policies.put(url.site(), policy);
        }
        if (policy.outage().isPresent()) {
            return new Answer.Not(policy.outage().get());
        }
        if (!policy.allows(url)) {
            return new Answer.Not("robots.txt of " + url.site() + " refuses " + url.target());
        }
        await(url.site());
        Instant started = clock.instant();
        Fetched answer = fetcher.fetch(new FetchRequest(url.toString(), Validators.NONE, accept));
        next.put(url.site(), politeness.next(policy.crawlDelay(), started, clock.instant()));
        return answer instanceof Fetched.Got got ? new Answer.Got(got) : new Answer.Not(reason(answer));
    }

    private void await(String site) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), next.getOrDefault(site, Instant.EPOCH));
        if (left.isPositive()) {
            Thread.sleep(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
        }
    }

    private static String reason(Fetched answer) {
        return switch (answer) {
            case Fetched.Got got -> "";
            case Fetched.Failed failed -> failed.reason();
            case Fetched.Refused refused -> refused.reason();
            case Fetched.Gone gone -> "the server answers " + gone.status() + ": it is gone for good";
            case Fetched.Throttled throttled -> "the server answers " + throttled.status() + " and asks to wait";
            case Fetched.NotModified same -> "the server answers 304 to a first request";
            case Fetched.Redirected elsewhere -> "it is elsewhere, at " + elsewhere.url();
        };
    }
}
