package org.onrecord.ingest.robots;

import java.time.Duration;
import java.util.Optional;
import org.onrecord.ingest.url.WebUrl;

/**
 * What a site lets OnRecord fetch, and how fast. It holds for one scheme, host and port ({@link WebUrl#site}).
 *
 * <p>To be kept by the caller for {@link #goodFor}, and asked for again after that.
 */
public final class RobotsPolicy {
    private static final Duration A_DAY = Duration.ofHours(24);

    private final RobotsRules rules;
    private final Optional<String> outage;
    private final Duration goodFor;

    private RobotsPolicy(RobotsRules rules, Optional<String> outage, Duration goodFor) {
        this.rules = rules;
        this.outage = outage;
        this.goodFor = goodFor;
    }

    /**
     * The policy that a robots.txt states.
     *
     * @param file its bytes
     * @param productToken the crawler's name in it
     */
    public static RobotsPolicy ofFile(byte[] file, String productToken) {
        return new RobotsPolicy(RobotsRules.of(file, productToken), Optional.empty(), A_DAY);
    }

    /** The policy of a site that has no robots.txt. */
    public static RobotsPolicy allowAll() {
        return new RobotsPolicy(RobotsRules.NONE, Optional.empty(), A_DAY);
    }

    /**
     * The policy of a site whose robots.txt cannot be had for now: nothing is fetched until it can (RFC 9309, section 2.3.1.4).
     *
     * @param reason for people
     * @param goodFor when to try again
     */
    public static RobotsPolicy disallowForNow(String reason, Duration goodFor) {
        return new RobotsPolicy(RobotsRules.NONE, Optional.of(reason), goodFor);
    }

    /** True if the address may be fetched. One that is no web address may not. */
    public boolean allows(String url) {
        return WebUrl.parse(url) instanceof WebUrl parsed && allows(parsed);
    }

    /** True if the address may be fetched. Only its path and query count: the caller asks the policy of its site. */
    public boolean allows(WebUrl url) {
        return outage.isEmpty() && (url.target().equals("/robots.txt") || rules.allow(url.target()));
    }

    /** The pause between requests that the site asks for; empty where it names none. */
    public Optional<Duration> crawlDelay() {
        return rules.crawlDelay();
    }

    /** Why nothing may be fetched for now; empty where the policy is known. */
    public Optional<String> outage() {
        return outage;
    }

    /** How long this policy may be kept: a day, or less where it could not be had. */
    public Duration goodFor() {
        return goodFor;
    }
}
