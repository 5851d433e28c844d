package org.onrecord.ingest.robots;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onrecord.ingest.url.WebUrl;

/**
 * What OnRecord may fetch from a site, and how fast (RFC 9309). It holds for one scheme, host and port ({@link WebUrl#site}).
 *
 * <p>The caller keeps it for {@link #goodFor}, and fetches it again after that.
 *
 * @param outage why nothing may be fetched for now; empty if the rules are known
 * @param goodFor how long this policy may be kept: a day, or less if the robots.txt is unavailable
 */
public record RobotsPolicy(SimpleRobotRules rules, Optional<String> outage, Duration goodFor) {
    private static final Duration A_DAY = Duration.ofHours(24);

    /** The standard requires at least 500 KiB to be read; the rest is ignored. */
    private static final int LONGEST_FILE = 500 << 10;

    private static final long LONGEST_DELAY = Duration.ofSeconds(1_000_000).toMillis();

    /**
     * Returns the policy in a robots.txt.
     *
     * @param productToken of the crawler; letters, {@code _} and {@code -}
     */
    public static RobotsPolicy ofFile(byte[] file, String productToken) {
        // The parser would forbid a whole site that asks for a longer delay than the longest, and log what it does not
        // know.
        SimpleRobotRules rules = new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(
                        "",
                        Arrays.copyOf(file, Math.min(file.length, LONGEST_FILE)),
                        "text/plain",
                        List.of(productToken.toLowerCase(Locale.ROOT)));
        return new RobotsPolicy(rules, Optional.empty(), A_DAY);
    }

    /** Returns the policy of a site without robots.txt. */
    public static RobotsPolicy allowAll() {
        return new RobotsPolicy(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL), Optional.empty(), A_DAY);
    }

    /**
     * Returns the policy of a site whose robots.txt is unavailable for now: nothing may be fetched (RFC 9309, section
     * 2.3.1.4).
     */
    public static RobotsPolicy disallowForNow(String reason, Duration goodFor) {
        return new RobotsPolicy(new SimpleRobotRules(RobotRulesMode.ALLOW_NONE), Optional.of(reason), goodFor);
    }

    /** Returns true if the address is a web address and may be fetched. */
    public boolean allows(String url) {
        return WebUrl.parse(url) instanceof WebUrl parsed && allows(parsed);
    }

    /** Returns true if the path and query of an address on this site may be fetched. */
    public boolean allows(WebUrl url) {
        return outage.isEmpty() && rules.isAllowed(url.site() + url.target());
    }

    /** Returns the pause between requests that the site asks for, which is not in the standard; empty if it names none. */
    public Optional<Duration> crawlDelay() {
        return Optional.of(rules.getCrawlDelay())
                .filter(delay -> delay >= 0 && delay < LONGEST_DELAY)
                .map(Duration::ofMillis);
    }
}
