package org.onrecord.ingest.robots;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.url.WebUrl;

/**
 * What OnRecord may fetch from a site, and how fast. It holds for one scheme, host and port ({@link WebUrl#site}).
 *
 * <p>The caller keeps it for {@link #goodFor}, and fetches it again after that.
 *
 * @param outage why nothing may be fetched for now; empty if the rules are known
 * @param goodFor how long this policy may be kept: a day, or less if the robots.txt is unavailable
 */
public record RobotsPolicy(RobotsRules rules, Optional<String> outage, Duration goodFor) {
    /** The name of OnRecord's crawler in a robots.txt. */
    private static final String PRODUCT_TOKEN = "OnRecord";

    /** The media types asked for, as an Accept header. */
    public static final String ACCEPT = "text/plain, */*;q=0.5";

    private static final Duration OUTAGE = Duration.ofMinutes(5);
    private static final Duration A_DAY = Duration.ofHours(24);

    /** Returns the policy that follows from the result of fetching a robots.txt. */
    public static RobotsPolicy of(FetchResult answer) {
        return switch (answer) {
            case FetchResult.Got got -> ofFile(got.body());
            // "Unavailable" (sections 2.3.1.2 and 2.3.1.3): there is none, it redirects in circles, or it cannot be
            // read. This lets nothing through, as pages are fetched by the same rules.
            case FetchResult.Gone gone -> allowAll();
            case FetchResult.Refused refused -> allowAll();
            case FetchResult.Failed failed
            when failed.status().filter(status -> status >= 400 && status < 500).isPresent() -> allowAll();
            case FetchResult.Throttled throttled ->
                disallowForNow(
                        "the robots.txt cannot be read: the server answers " + throttled.status(),
                        Collections.max(List.of(throttled.retryAfter(), OUTAGE)));
            case FetchResult.Unread other -> disallowForNow("the robots.txt cannot be read: " + other.reason(), OUTAGE);
        };
    }

    public static RobotsPolicy ofFile(byte[] file) {
        return new RobotsPolicy(RobotsRules.of(file, PRODUCT_TOKEN), Optional.empty(), A_DAY);
    }

    /** Returns the policy of a site without robots.txt. */
    public static RobotsPolicy allowAll() {
        return new RobotsPolicy(RobotsRules.NONE, Optional.empty(), A_DAY);
    }

    /** Returns the policy of a site whose robots.txt is unavailable for now: nothing may be fetched (RFC 9309, section 2.3.1.4). */
    public static RobotsPolicy disallowForNow(String reason, Duration goodFor) {
        return new RobotsPolicy(RobotsRules.NONE, Optional.of(reason), goodFor);
    }

    /** Returns true if the address is a web address and may be fetched. */
    public boolean allows(String url) {
        return WebUrl.parse(url) instanceof WebUrl parsed && allows(parsed);
    }

    /** Returns true if the path and query of an address on this site may be fetched. */
    public boolean allows(WebUrl url) {
        return outage.isEmpty() && (url.target().equals("/robots.txt") || rules.allow(url.target()));
    }

    /** Returns the pause between requests that the site asks for; empty if it names none. */
    public Optional<Duration> crawlDelay() {
        return rules.crawlDelay();
    }
}
