package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.events.Document;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;

/** What the page of a claim marks beside the statements: formal acts, and days from which on the record is another one. */
@Timeout(120)
class ClaimMarksIT extends BrowserTests {
    @TempDir
    Path folder;

    @Test
    void aSuspensionIsMarkedInTheChartAndItsLegend() {
        try (TestServer server = TestServer.start(folder)) {
            say(server, LocalDate.of(2025, 1, 5), "We work together on lakes this year", "work together", FAVOR);
            say(
                    server,
                    LocalDate.of(2025, 2, 5),
                    "The ministry suspends its talks on lakes",
                    "suspends its talks",
                    AGAINST);
            go(server, "/claims/cooperate");
            await("#stance .act-marks");
            eventually(() -> assertThat(text("#stance")).contains("1 formal act, such as suspending or resuming"));
            eventually(() -> assertThat(
                            browser.executeScript(
                                    "return [...document.querySelectorAll('#stance .dots a')].map(each => each.getAttribute('aria-label')).join('|')"))
                    .isEqualTo("Ministry of Lakes, 5 Jan 2025: in favour|Ministry of Lakes, 5 Feb 2025: against"
                            + " · a formal act, such as a suspension"));
            assertThat(texts("#stance .mix")).isEmpty();
            assertNothingInTheLog();
        }
    }

    @Test
    void thePageSaysSinceWhenTheRecordHoldsAnotherLanguage() {
        try (TestServer server = TestServer.start(folder)) {
            for (int day = 1; day <= 10; day++) {
                say(server, LocalDate.of(2025, 1, day), "我们愿意在湖泊问题上加强合作，第" + day + "次", "加强合作", FAVOR);
                say(server, LocalDate.of(2025, 3, day), "We work alone on lakes, time " + day, "work alone", AGAINST);
            }
            go(server, "/claims/cooperate");
            eventually(() -> assertThat(texts("#stance .mix"))
                    .singleElement()
                    .asString()
                    .matches(
                            "China: since 1 Mar 2025 the record holds (more of English: 10 of 10 statements, before it 0"
                                    + "|less of Chinese: 0 of 10 statements, before it 10) of 10\\."
                                    + " A change of the share may come from that\\."));
        }
    }

    private static void say(TestServer server, LocalDate day, String words, String evidence, Stance stance) {
        Document document =
                Events.document("of-" + day, "Ministry of Lakes", null, "Of " + day, day.toString(), words + ".");
        server.feed(
                document,
                Events.statement(
                        document,
                        words,
                        Statement.Kind.OWN_TEXT,
                        Samples.MINISTRY,
                        day,
                        null,
                        new Takes("cooperate", stance, evidence)));
    }
}
