package org.onrecord.ingest.fetch;

import java.time.Duration;

/** Finds out what sites let be fetched: reads their robots.txt (RFC 9309). Keeps nothing; the caller keeps the policies. */
public final class Robots {
    /** OnRecord's name in a robots.txt. */
    public static final String PRODUCT_TOKEN = "OnRecord";

    private static final Duration OUTAGE = Duration.ofMinutes(5);

    private final Fetcher fetcher;

    public Robots(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Fetches the policy of the site that an address is on. */
    public RobotsPolicy policy(WebUrl url) {
        return policy(
                fetcher.fetch(new FetchRequest(url.site() + "/robots.txt", Validators.NONE, "text/plain, */*;q=0.5")));
    }

    /** The policy that an answer to a request for a robots.txt means. */
    public static RobotsPolicy policy(Fetched answer) {
        return switch (answer) {
            case Fetched.Got got -> RobotsPolicy.ofFile(got.body(), PRODUCT_TOKEN);
            // "Unavailable" (sections 2.3.1.2 and 2.3.1.3): there is none, or it redirects in circles, or is nothing
            // that can be read. The page itself is fetched by the same rules, so nothing is let through by this.
            case Fetched.Gone gone -> RobotsPolicy.allowAll();
            case Fetched.Refused refused -> RobotsPolicy.allowAll();
            case Fetched.Failed failed ->
                failed.status().filter(status -> status >= 400 && status < 500).isPresent()
                        ? RobotsPolicy.allowAll()
                        : RobotsPolicy.disallowForNow("robots.txt: " + failed.reason(), OUTAGE);
            case Fetched.Throttled throttled ->
                RobotsPolicy.disallowForNow(
                        "robots.txt: the server answers " + throttled.status(), longer(throttled.retryAfter()));
            case Fetched.Redirected elsewhere ->
                RobotsPolicy.disallowForNow("robots.txt: it is elsewhere, at " + elsewhere.url(), OUTAGE);
            case Fetched.NotModified unchanged ->
                RobotsPolicy.disallowForNow("robots.txt: the server answers 304 to a first request", OUTAGE);
        };
    }

    private static Duration longer(Duration asked) {
        return asked.compareTo(OUTAGE) > 0 ? asked : OUTAGE;
    }
}
