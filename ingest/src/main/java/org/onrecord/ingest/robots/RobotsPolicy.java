package org.onrecord.ingest.robots;

import java.time.Duration;
import java.util.Optional;
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
    private static final Duration A_DAY = Duration.ofHours(24);

    public static RobotsPolicy ofFile(byte[] file, String productToken) {
        return new RobotsPolicy(RobotsRules.of(file, productToken), Optional.empty(), A_DAY);
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
