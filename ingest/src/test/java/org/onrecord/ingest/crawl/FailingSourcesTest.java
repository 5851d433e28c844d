package org.onrecord.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailingSourcesTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final FailingSources failing = new FailingSources();

    @Test
    void tellsOfSourcesThatFailTogetherInOneSentence() {
        failing.add("ministry-a", "", "the host a.invalid is unknown", NOON);
        failing.add("ministry-b", "", "the host b.invalid is unknown", NOON.plusSeconds(1));
        failing.add("ministry-a", "", "the host a.invalid is unknown", NOON.plusSeconds(2));

        assertThat(failing.report(NOON.plusSeconds(6))).isEmpty();
        assertThat(failing.report(NOON.plusSeconds(7)))
                .contains("2 sources fail, for example ministry-a: the host a.invalid is unknown."
                        + " The page /sources has the reason of each.");
        assertThat(failing.report(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void namesTheReasonOfASingleSource() {
        failing.add("ministry-a", "", "the server answers 500", NOON);

        assertThat(failing.report(NOON.plusSeconds(5)))
                .contains("The source ministry-a fails: the server answers 500.");
    }

    @Test
    void isSilentAboutASourceThatFailsAsBefore() {
        failing.add("ministry-a", "the server answers 500", "the server answers 500", NOON);
        failing.add("ministry-b", "the server answers 500", "the host b.invalid is unknown", NOON);

        assertThat(failing.report(NOON.plusSeconds(5)))
                .contains("The source ministry-b fails: the host b.invalid is unknown.");
        assertThat(failing.report(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void doesNotWaitForAnEndOfFailures() {
        for (int second = 0; second < 29; second++) {
            failing.add("ministry-" + second, "", "the server answers 500", NOON.plusSeconds(second));
            assertThat(failing.report(NOON.plusSeconds(second))).isEmpty();
        }

        assertThat(failing.report(NOON.plusSeconds(30)).orElseThrow()).startsWith("29 sources fail");
    }
}
