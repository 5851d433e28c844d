package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.events.Alert;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Statement;
import org.onrecord.testing.Browser;
import org.onrecord.testing.Http;
import org.onrecord.testing.StatementBuilder;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;

/** Ten questions that a reader asks, answered in a real browser from the front page in at most three clicks. */
@Timeout(120)
class FiveQuestionsIT {
    private static final Alert REVERSAL = new Alert(
            "reversal",
            Alert.Kind.SHIFT,
            "fentanyl",
            "fentanyl/claim:cooperate/actor:ministry",
            LocalDate.of(2025, 6, 10),
            "Ministry of Lakes is now against working together",
            "It was in favour before.",
            Map.of("shift", "reversal", "claim", "cooperate", "actor", "ministry", "from", "favor", "to", "against"),
            Samples.ALERT.evidence());

    @TempDir
    static Path profile;

    @TempDir
    static Path folder;

    // Closed in the order of their names: the browser first.
    @AutoClose("quit")
    @SuppressWarnings("NullAway.Init") // by open()
    private static ChromeDriver browser;

    @AutoClose
    @SuppressWarnings("NullAway.Init") // by open()
    private static TestServer server;

    private int clicks;

    /** The ministry offers to work together for six months, and refuses in the same months of the next year. */
    @BeforeAll
    static void open() {
        browser = Browser.open(profile, false);
        browser.manage().window().setSize(new Dimension(1440, 2400));
        server = TestServer.start(folder);
        server.feed(Samples.all().toArray(Event[]::new));
        for (int month = 6; month <= 11; month++) {
            say(server, LocalDate.of(2024, month, 10), "We work together on lakes as of month " + month, true);
            say(server, LocalDate.of(2025, month, 10), "We work alone on lakes as of month " + month, false);
        }
        server.feed(Samples.ALERT, REVERSAL, Samples.TALKING_POINT);
        Statement.StanceLabel unsure = new Statement.StanceLabel(
                "cooperate", AGAINST, 0.4, Samples.PROTEST.span(), Samples.PROTEST.quote(), 0.1, null, false);
        server.feed(
                StatementBuilder.like(Samples.PROTEST).unsure(List.of(unsure)).build());
    }

    private static void say(TestServer to, LocalDate day, String words, boolean inFavor) {
        Document document =
                Events.document("said-" + day, "Ministry of Lakes", null, "Of " + day, day.toString(), words + ".");
        to.feed(
                document,
                Events.statement(
                        document,
                        words,
                        Statement.Kind.OWN_TEXT,
                        Samples.MINISTRY,
                        day,
                        null,
                        new Takes("cooperate", inFavor ? FAVOR : AGAINST, words.substring(0, 12))));
    }

    @BeforeEach
    void frontPage() {
        browser.get(server.url("/"));
        Browser.await(browser, "[data-cell='cooperate~CN']");
        clicks = 0;
    }

    @AfterEach
    void noFault() {
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    @Test
    void whenDidChinaLastOfferCooperationAndInWhichWords() {
        click("[data-cell='cooperate~CN']");
        click("#detail-cooperate a.number.favor");

        shows("#list li:first-child", "We work together on lakes as of month 11", "10 Nov 2024");
        assertThat(clicks).isEqualTo(2);
    }

    @Test
    void whichClaimMovedMostThisYear() {
        shows(".moved", "Moved most in the year to 10 Nov 2025: China on", "from 8 of 8 in favour to 0 of 6.");
        assertThat(clicks).isZero();
    }

    @Test
    void saysWhereNothingMoved(@TempDir Path calm) {
        try (TestServer same = TestServer.start(calm)) {
            for (int month = 6; month <= 11; month++) {
                say(same, LocalDate.of(2024, month, 10), "We work together on lakes as of month " + month, true);
                say(same, LocalDate.of(2025, month, 10), "We still work together as of month " + month, true);
            }
            browser.get(same.url("/"));

            shows(".moved", "No position moved in the year to 10 Nov 2025.");
            // A page whose server stops would report that its live events broke off.
            browser.get("about:blank");
        }
    }

    @Test
    void whatWasSaidBeforeAndAfterADate() {
        click("a.over-time[href*='claims/cooperate'][href*='CN']");
        click("#more-options summary");
        type("to-1", "2025-05-31");
        type("from-2", "2025-06-01");

        shows("#stands", "0 in favour, 6 against");
        shows("#columns", "We work alone on lakes as of month 11", "We work together on lakes as of month 11");
        assertThat(clicks).isEqualTo(2);
    }

    @Test
    void whichPapersCarriedIt() {
        click("#strip [data-count=statements] a");
        click("#list [data-id='" + Samples.OFFER.id() + "'] a.open");
        click("a[href*='copies=true']");

        shows("#list", "Ministry of Lakes", "The Daily Heron");
        assertThat(clicks).isEqualTo(3);
    }

    @Test
    void whatTheSystemDoesNotKnow() {
        shows(".waits", "1 not yet sure, probably against");
        click(".waits a");

        shows("main", Samples.PROTEST.quote());
        assertThat(clicks).isEqualTo(1);
    }

    @Test
    void didChinasPositionOnCooperationMoveIn2025AndInWhichWords() {
        click(".moved a");

        shows("#stands", "0 in favour, 6 against");
        shows("#columns", "We work alone on lakes as of month 11", "We work together on lakes as of month 11");
        assertThat(clicks).isEqualTo(1);
    }

    @Test
    void whoIsAgainstCooperationAsCsv() throws Exception {
        click("[data-cell='cooperate~CN']");
        click("#detail-cooperate a.number.against");
        shows("#list", "We work alone on lakes as of month 11");

        assertThat(followed("#as-csv").lines().skip(1))
                .hasSize(6)
                .allSatisfy(row -> assertThat(row).contains("Ministry of Lakes", "We work alone on lakes"));
        assertThat(clicks).isEqualTo(3);
    }

    @Test
    void theFirstAndTheLastWordsOfASpeaker() {
        click("#list a.name[href*='/actors/ministry']");
        shows("#last-list", "We work alone on lakes as of month 11");

        click("#first-words");
        shows("#list li:first-child", "5 Mar 2024");
        assertThat(clicks).isEqualTo(2);
    }

    @Test
    void whichTalkingPointsChinaDropped() {
        click("nav a[href$='/talking-points']");
        choose("state", "dropped");
        type("side", "CN");

        shows("#points", "“We stand ready to work together on every lake.”");
        shows("#points-note", "1 ");
        assertThat(clicks).isEqualTo(2);
    }

    @Test
    void aFeedOfReversalsOnly() throws Exception {
        click("nav a[href$='/alerts']");
        choose("change", "reversal");
        shows("#alerts-note", "1 ");

        assertThat(followed("a.feed"))
                .contains(REVERSAL.title())
                .doesNotContain(Samples.ALERT.title())
                .doesNotContain("dropped");
        assertThat(clicks).isEqualTo(3);
    }

    private void choose(String field, String value) {
        Browser.await(browser, "select[name='" + field + "'] option[value='" + value + "']");
        type(field, value);
        clicks++;
    }

    /** Returns what is behind a link on which the reader clicks. */
    private String followed(String link) throws Exception {
        Object path = browser.executeScript(
                "const to = new URL(document.querySelector(arguments[0]).href); return to.pathname + to.search", link);
        clicks++;
        return Http.get(server, String.valueOf(path)).body();
    }

    private void click(String selector) {
        Browser.click(browser, selector);
        clicks++;
    }

    private static void type(String field, String day) {
        Browser.await(browser, "[name='" + field + "']");
        browser.executeScript(
                "const field = document.querySelector(`[name='${arguments[0]}']`); field.value = arguments[1];"
                        + " field.dispatchEvent(new Event('input', {bubbles: true}));"
                        + " field.dispatchEvent(new Event('change', {bubbles: true}));",
                field,
                day);
    }

    private static void shows(String selector, String... words) {
        for (String each : words) {
            Browser.await(browser, each, () -> Browser.text(browser, selector).contains(each));
        }
    }
}
