package org.onrecord.ingest.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RobotsRulesTest {
    @Test
    @Timeout(10)
    void readsALineOfWhiteSpaceAtOnce() {
        assertThat(rules("User-agent: *\nDisallow" + " ".repeat(400_000) + "x\nDisallow : /private\n")
                        .rules())
                .containsExactly(new RobotsRules.Rule(false, "x"), new RobotsRules.Rule(false, "/private"));
    }

    @Test
    void readsRulesWithAndWithoutColon() {
        assertThat(rules("User-agent *\nDisallow /a\nallow:/a/b # open").rules())
                .containsExactly(new RobotsRules.Rule(false, "/a"), new RobotsRules.Rule(true, "/a/b"));
    }

    private static RobotsRules rules(String file) {
        return RobotsRules.of(file.getBytes(StandardCharsets.US_ASCII), "OnRecord");
    }
}
