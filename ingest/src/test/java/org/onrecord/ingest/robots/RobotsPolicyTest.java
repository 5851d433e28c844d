package org.onrecord.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RobotsPolicyTest {
    @Test
    @Timeout(10)
    void readsALineOfWhiteSpaceAtOnce() {
        RobotsPolicy policy = policy("User-agent: *\nDisallow" + " ".repeat(400_000) + "x\nDisallow : /private\n");
        assertThat(policy.allows("https://news.example/private/x")).isFalse();
        assertThat(policy.allows("https://news.example/y")).isTrue();
    }

    @Test
    void readsRulesWithAndWithoutColon() {
        RobotsPolicy policy = policy("User-agent *\nDisallow /a\nallow:/a/b # open");
        assertThat(policy.allows("https://news.example/a/c")).isFalse();
        assertThat(policy.allows("https://news.example/a/b")).isTrue();
    }

    @Test
    void ignoresADelayThatNobodyCanMean() {
        assertThat(policy("User-agent: *\nCrawl-delay: -1").crawlDelay()).isEmpty();
        assertThat(policy("User-agent: *\nCrawl-delay: 1e300").crawlDelay()).isEmpty();
        assertThat(policy("User-agent: *\nCrawl-delay: 1e300").allows("https://news.example/y"))
                .isTrue();
        assertThat(policy("User-agent: *\nCrawl-delay: 0.5").crawlDelay()).contains(Duration.ofMillis(500));
    }

    private static RobotsPolicy policy(String file) {
        return RobotsPolicy.ofFile(file.getBytes(StandardCharsets.US_ASCII), "OnRecord");
    }
}
