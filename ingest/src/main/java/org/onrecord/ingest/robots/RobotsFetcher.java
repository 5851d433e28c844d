package org.onrecord.ingest.robots;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.onrecord.events.http.Validators;
import org.onrecord.ingest.fetch.FetchRequest;
import org.onrecord.ingest.fetch.FetchResult;
import org.onrecord.ingest.fetch.Fetcher;
import org.onrecord.ingest.url.WebUrl;

/** Fetches and reads robots.txt (RFC 9309). Keeps nothing; the caller keeps the policies. */
public final class RobotsFetcher {
    /** The name of OnRecord's crawler in a robots.txt. */
    public static final String PRODUCT_TOKEN = "OnRecord";

    /** The media types asked for, as an Accept header. */
    public static final String ACCEPT = "text/plain, */*;q=0.5";

    private static final Duration OUTAGE = Duration.ofMinutes(5);

    private RobotsFetcher() {}

    /** Fetches the policy of the site of an address. */
    public static RobotsPolicy policy(Fetcher fetcher, WebUrl url) {
        return policy(fetcher.fetch(new FetchRequest(url.site() + "/robots.txt", Validators.NONE, ACCEPT)));
    }

    /** Returns the policy that follows from the result of fetching a robots.txt. */
    public static RobotsPolicy policy(FetchResult answer) {
        return switch (answer) {
            case FetchResult.Got got -> RobotsPolicy.ofFile(got.body(), PRODUCT_TOKEN);
            // "Unavailable" (sections 2.3.1.2 and 2.3.1.3): there is none, it redirects in circles, or it cannot be
            // read. This lets nothing through, as pages are fetched by the same rules.
            case FetchResult.Gone gone -> RobotsPolicy.allowAll();
            case FetchResult.Refused refused -> RobotsPolicy.allowAll();
            case FetchResult.Failed failed
            when failed.status().filter(status -> status >= 400 && status < 500).isPresent() -> RobotsPolicy.allowAll();
            case FetchResult.Throttled throttled ->
                RobotsPolicy.disallowForNow(
                        "robots.txt: the server answers " + throttled.status(),
                        Collections.max(List.of(throttled.retryAfter(), OUTAGE)));
            case FetchResult.Unread other -> RobotsPolicy.disallowForNow("robots.txt: " + other.reason(), OUTAGE);
        };
    }
}
