package org.onrecord.ingest.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.onrecord.ingest.robots.RobotsPolicy;

/** The pure decisions about when and whether a host is asked. */
class DecisionsTest {
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");

    @Test
    void waitsForTheDelayOrTheCrawlDelayAfterAResponse() {
        PolitenessPolicy politeness = new PolitenessPolicy(Duration.ofSeconds(1), Duration.ofHours(1), 1);
        Instant quick = NOW.plusMillis(100);

        assertThat(politeness.next(Optional.empty(), NOW, quick)).isEqualTo(quick.plusSeconds(1));
        assertThat(politeness.next(Optional.of(Duration.ofSeconds(10)), NOW, quick))
                .isEqualTo(quick.plusSeconds(10));
        assertThat(politeness.next(Optional.of(Duration.ofDays(30)), NOW, quick))
                .isEqualTo(quick.plusSeconds(3600));
    }

    @Test
    void waitsAsLongAsTheHostTook() {
        PolitenessPolicy politeness = new PolitenessPolicy(Duration.ofSeconds(1), Duration.ofHours(1), 1);

        assertThat(politeness.next(Optional.empty(), NOW, NOW.plusSeconds(5))).isEqualTo(NOW.plusSeconds(10));
        assertThat(politeness.next(Optional.empty(), NOW, NOW.plusSeconds(90))).isEqualTo(NOW.plusSeconds(120));
        // A clock that was set back makes no pause shorter.
        assertThat(politeness.next(Optional.empty(), NOW, NOW.minusSeconds(5))).isEqualTo(NOW.minusSeconds(4));
    }

    @Test
    void readsTheResponseForARobotsTxt() {
        assertThat(RobotsPolicy.of(new FetchResult.Gone(410)).allows("https://harbours.example/a"))
                .isTrue();
        assertThat(RobotsPolicy.of(failed(404)).allows("https://harbours.example/a"))
                .isTrue();
        assertThat(RobotsPolicy.of(failed(403)).allows("https://harbours.example/a"))
                .isTrue();

        RobotsPolicy outage = RobotsPolicy.of(failed(500));
        assertThat(outage.allows("https://harbours.example/a")).isFalse();
        assertThat(outage.outage()).contains("the robots.txt cannot be read: the server answers 500");
        assertThat(outage.goodFor()).isLessThan(Duration.ofHours(1));
        assertThat(RobotsPolicy.of(new FetchResult.Throttled(Duration.ofHours(2), 429))
                        .goodFor())
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void obeysTheRulesOfAFile() {
        RobotsPolicy policy = RobotsPolicy.ofFile(
                "User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nCrawl-delay: 2.5\nDisallow: /inner/\nAllow: /inner/notices\n"
                        .getBytes(UTF_8));

        assertThat(policy.allows("https://harbours.example/notes")).isTrue();
        assertThat(policy.allows("https://harbours.example/inner/a")).isFalse();
        assertThat(policy.allows("https://harbours.example/inner/notices/1")).isTrue();
        assertThat(policy.allows("https://harbours.example/robots.txt")).isTrue();
        assertThat(policy.allows("no address")).isFalse();
        assertThat(policy.crawlDelay()).contains(Duration.ofMillis(2500));
        assertThat(policy.outage()).isEmpty();
    }

    private static FetchResult failed(int status) {
        return new FetchResult.Failed("the server answers " + status, Optional.of(status), status >= 500);
    }

    /** Chance that always comes out the same. */
    private static RandomGenerator always(double share) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return share;
            }
        };
    }
}
