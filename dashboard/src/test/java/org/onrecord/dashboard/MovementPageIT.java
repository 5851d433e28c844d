package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;
import static org.onrecord.events.Stance.FAVOR;
import static org.openqa.selenium.support.ui.ExpectedConditions.stalenessOf;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Statement;
import org.onrecord.testing.Browser;
import org.onrecord.testing.DocumentBuilder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** The pages that show movement, in a real browser. */
@Timeout(120)
class MovementPageIT extends BrowserTests {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // by open()
    private static TestServer server;

    private static final List<Statement> TURNING = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(Samples.TALKING_POINT);
        List<Event> events = new ArrayList<>();
        for (int month = 1; month <= 9; month++) {
            if (month == 5 || month == 6) {
                continue;
            }
            LocalDate day = LocalDate.of(2025, month, 10);
            String words = (month < 5 ? "We work together on lakes" : "We work alone on lakes") + " as of " + day;
            Document document = Events.document(
                    "turn" + month, "Ministry of Lakes", null, "Of " + day, day.toString(), words + ".");
            Statement statement = Events.statement(
                    document,
                    words,
                    Statement.Kind.OWN_TEXT,
                    Samples.MINISTRY,
                    day,
                    null,
                    new Takes("cooperate", month < 5 ? FAVOR : AGAINST, words.substring(0, 12)));
            TURNING.add(statement);
            events.add(document);
            events.add(statement);
        }
        server.feed(events.toArray(Event[]::new));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aDotOpensItsWordsAndTheBackButtonClosesThem() {
        String last = TURNING.getLast().id();
        go("/claims/cooperate?from=2025-01-01&to=2025-12-31&series=side%3ACN");
        await("#stance a[data-statement='" + last + "']");
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElements(By.cssSelector("#stance a[data-statement]")))
                        .hasSize(7));
        Browser.awaitThat(
                browser,
                () -> assertThat(text("#stands"))
                        .as("numbers, no share of so few")
                        .contains("China\nleans in favour\n4 in favour, 3 against\nLast said")
                        .doesNotContain("%"));
        click("#stance a[data-statement='" + last + "']");
        await("#opened [data-id='" + last + "']");
        Browser.awaitThat(
                browser,
                () -> assertThat(text("#opened")).contains("We work alone on lakes as of 2025-09-10", "10 Aug 2025"));
        String shared = browser.getCurrentUrl();
        assertThat(shared).contains("open=" + last);
        browser.navigate().back();
        Browser.await(
                browser,
                "the closed words",
                () -> !browser.findElement(By.id("opened")).isDisplayed());
        browser.get(shared);
        await("#opened [data-id='" + last + "']");
        assertNothingInTheLog();
    }

    @ParameterizedTest
    @CsvSource({"1440, 900", "390, 844"})
    void theChartStandsOnTheFirstScreen(int width, int height) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        try {
            go("/claims/cooperate");
            await("#stance svg.plot .dots a");
            assertThat(browser.executeScript("""
                    const bottom = document.querySelector('#stance svg.plot').getBoundingClientRect().bottom;
                    return scrollY === 0 && bottom > 0 && bottom <= innerHeight;
                    """)).isEqualTo(true);
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void theKeyboardMovesBetweenDotsAndOpensOne() {
        go("/claims/cooperate?from=2025-01-01&to=2025-12-31&series=side%3ACN");
        WebElement newest = await("#stance .dots a[tabindex='0']");
        assertThat(newest.getDomAttribute("data-statement"))
                .isEqualTo(TURNING.getLast().id());
        browser.executeScript("arguments[0].focus()", newest);
        new Actions(browser).sendKeys(Keys.ARROW_LEFT).perform();
        WebElement dot = browser.switchTo().activeElement();
        String before = TURNING.get(TURNING.size() - 2).id();
        assertThat(dot.getDomAttribute("data-statement")).isEqualTo(before);
        assertThat(dot.getDomAttribute("aria-label")).contains("Ministry of Lakes", "10 Aug 2025", "against");
        assertThat(dot.getCssValue("outline-style")).isEqualTo("solid");
        new Actions(browser).sendKeys(Keys.ENTER).perform();
        await("#opened [data-id='" + before + "']");
        assertNothingInTheLog();
    }

    @Test
    void theDaysThatAreBrushedLimitThePage() {
        go("/claims/cooperate?series=side%3ACN&from=2025-07-01&to=2025-09-30");
        await("#columns [data-id='" + TURNING.getLast().id() + "']");
        Browser.awaitThat(browser, () -> assertThat(text("#stands")).contains("0 in favour, 3 against"));
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElements(By.cssSelector("#columns [data-id]")))
                        .hasSize(3));
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElements(By.cssSelector("#volume .brush .selection")))
                        .hasSize(1));
        click("#all-time");
        Browser.await(browser, "all statements", () -> text("#stands").contains("6 in favour, 3 against"));
        assertThat(browser.getCurrentUrl()).doesNotContain("from=");
        browser.navigate().back();
        Browser.await(browser, "the days", () -> text("#stands").contains("0 in favour, 3 against"));
        assertNothingInTheLog();
    }

    @Test
    void theReaderDragsOverTheBarsMovesTheDaysAndLetsGoOfThem() {
        go("/claims/cooperate?series=side%3ACN");
        Browser.await(browser, "all statements", () -> text("#stands").contains("6 in favour, 3 against"));
        drag("#volume .overlay", 0, 300);
        assertThat(browser.getCurrentUrl()).matches(".*[?&]from=2024-\\d\\d-\\d\\d&to=2025-\\d\\d-\\d\\d");
        String brushed = browser.getCurrentUrl();
        drag("#volume .selection", 0, 60);
        assertThat(browser.getCurrentUrl()).contains("&from=").isGreaterThan(brushed);
        drag("#volume .handle:last-child", 0, 60);
        assertThat(browser.getCurrentUrl()).contains("&to=2025-");
        drag("#volume .overlay", -400, 0);
        assertThat(browser.getCurrentUrl()).doesNotContain("from=", "to=");
        Browser.await(browser, "all statements", () -> text("#stands").contains("6 in favour, 3 against"));
        assertNothingInTheLog();
    }

    /** Drags from a place right of the middle of an element to the right, and waits for the new drawing. */
    private static void drag(String selector, int from, int by) {
        String before = browser.getCurrentUrl();
        WebElement element = await(selector);
        browser.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
        new Actions(browser)
                .moveToElement(element, from, 0)
                .clickAndHold()
                .moveByOffset(by, 0)
                .release()
                .perform();
        Browser.await(browser, "the address", () -> !before.equals(browser.getCurrentUrl()));
        Browser.await(browser, "the new drawing", () -> stalenessOf(element).apply(browser));
    }

    @Test
    void twoPeriodsStandSideBySide() {
        go("/claims/cooperate?series=side%3ACN&from-1=2025-01-01&to-1=2025-04-30&from-2=2025-07-01&to-2=2025-09-30"
                + "&event=2025-06-01%20Invented%20summit");
        Browser.await(
                browser,
                "two panels",
                () -> browser.findElements(By.cssSelector("#stance .panel svg.plot"))
                                .size()
                        == 2);
        Browser.awaitThat(
                browser,
                () -> assertThat(text("#stands")).contains("4 in favour, 0 against", "0 in favour, 3 against"));
        Browser.awaitThat(browser, () -> assertThat(text("#events")).contains("1 Jun 2025", "Invented summit"));
        assertNothingInTheLog();
    }

    @Test
    void aFigureHasItsTableAndItsPicture() {
        go("/claims/cooperate?series=side%3ACN");
        await("#stance svg.plot");
        click("#stance [data-toggle=table]");
        Browser.awaitThat(
                browser,
                () -> assertThat(text("#stance .figure-table")).contains("China", "September 2025", "0%", "0%–54%"));
        browser.executeScript("""
            window.saved = [];
            URL.createObjectURL = blob => { window.saved.push(blob); return 'data:,'; };
            """);
        click("#stance [data-download=svg]");
        click("#stance [data-download=png]");
        Browser.await(
                browser,
                "two files",
                () -> Long.valueOf(2).equals(browser.executeScript("return window.saved.length")));
        String svg =
                (String) browser.executeAsyncScript("const done = arguments[0]; window.saved.find(each => each.type ==="
                        + " 'image/svg+xml').text().then(done)");
        assertThat(svg)
                .contains(
                        "The two should cooperate: statements in favour and against",
                        "Source: OnRecord",
                        "/claims/cooperate")
                .doesNotContain("var(--");
        assertThat(browser.executeScript("return window.saved.find(each => each.type === 'image/png').size > 5000"))
                .isEqualTo(true);
        assertNothingInTheLog();
    }

    @Test
    void anEmbeddedFigureStandsAlone() {
        go("/claims/cooperate?series=side%3ACN&embed=stance");
        await("#stance svg.plot");
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElement(By.id("stance")).isDisplayed())
                        .isTrue());
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElement(By.id("volume")).isDisplayed())
                        .isFalse());
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElement(By.cssSelector("header.top"))
                                .isDisplayed())
                        .isFalse());
        assertNothingInTheLog();
    }

    @Test
    void theMatrixLeadsToTheClaimAndTheClaimToTheActor() {
        go("/");
        await("#board a[href='/claims/cooperate']");
        click("#board a[href='/claims/cooperate']");
        await("#claim-title");
        Browser.await(browser, "the claim", () -> text("#claim-title").equals("The two should cooperate"));
        go("/claims/cooperate?series=actor%3Aministry");
        await("#stands a[href='/actors/ministry']");
        click("#stands a[href='/actors/ministry']");
        await("#claims [data-claim='cooperate']");
        Browser.awaitThat(browser, () -> assertThat(text("#actor-name")).isEqualTo("Ministry of Lakes"));
        Browser.awaitThat(
                browser,
                () -> assertThat(text("#claims [data-claim='cooperate']")).contains("We work alon", "10 Sept 2025"));
        Browser.awaitThat(browser, () -> assertThat(text("#sources")).contains("Ministry of Lakes"));
        assertNothingInTheLog();
    }

    @Test
    void comparesTwoStatementsWithTheOldWordsFirst() {
        Statement before = TURNING.get(3);
        Statement after = TURNING.get(4);
        go("/compare?left=statement%3A" + before.id() + "&right=statement%3A" + after.id());
        await(".redline");
        Browser.awaitThat(
                browser,
                () -> assertThat(Browser.texts(browser, ".redline > *"))
                        .containsExactly("We work", "together", "alone", "on lakes as of 2025-", "04", "07", "-10"));
        click("#swap");
        Browser.await(browser, "swapped", () -> text(".redline del").equals("alone"));
        browser.navigate().back();
        Browser.await(browser, "as before", () -> text(".redline del").equals("together"));
        assertNothingInTheLog();
    }

    @Test
    void comparesAnyTwoVersionsOfADocument() {
        Document first = version("edited", "We work together on every lake.", 0);
        Document second = version("edited", "We work together on most lakes.", 1);
        Document third = version("edited", "We work alone on most lakes.", 2);
        server.feed(third, first, second);
        go("/documents/" + first.id());
        await(".versions");
        click(".versions summary");
        Browser.await(
                browser,
                "the links",
                () -> Browser.texts(browser, ".versions a")
                        .equals(List.of(
                                "compare with the one before",
                                "compare with the one before",
                                "compare with the newest")));
        Browser.click(browser, ".versions li:nth-child(3) a");
        await(".redline");
        Browser.awaitThat(
                browser,
                () -> assertThat(Browser.texts(browser, ".redline > *"))
                        .containsExactly("We work", "together", "alone", "on", "every lake", "most lakes", "."));
        Browser.awaitThat(
                browser,
                () -> assertThat(Browser.texts(browser, "[data-wording=left] option"))
                        .containsExactly(
                                "1 Nov 2026, 14:00 UTC (newest)", "1 Nov 2026, 13:00 UTC", "1 Nov 2026, 12:00 UTC"));
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElement(By.cssSelector("[data-wording=left] select"))
                                .getDomProperty("value"))
                        .isEqualTo(first.version()));

        new Select(browser.findElement(By.cssSelector("[data-wording=left] select"))).selectByValue(second.version());
        Browser.await(
                browser,
                "the other version",
                () -> Browser.texts(browser, ".redline del").equals(List.of("together")));
        assertThat(browser.getCurrentUrl())
                .endsWith("/compare?left=document%3A" + first.id() + "%40" + second.version() + "&right=document%3A"
                        + first.id() + "%40" + third.version());
        assertNothingInTheLog();
    }

    @Test
    void comparesVersionsInChineseByCharacter() {
        Document first = version("lake", "双方愿意合作治理湖泊。", 0);
        Document second = version("lake", "双方同意合作治理江河。", 1);
        server.feed(first, second);
        go("/compare?left=document%3A" + first.id() + "%40" + first.version() + "&right=document%3A" + first.id());
        await(".redline");
        Browser.awaitThat(
                browser,
                () -> assertThat(Browser.texts(browser, ".redline > *"))
                        .containsExactly("双方", "愿", "同", "意合作治理", "湖泊", "江河", "。"));
        assertNothingInTheLog();
    }

    @Test
    void namesAVersionThatIsNotThere() {
        go("/compare?left=document%3A" + Samples.RELEASE.id() + "%40none&right=document%3A" + Samples.RELEASE.id());
        Browser.await(browser, "the reason", () -> text("#trouble").contains("the index has no version none of the"));
        assertThat(browser.manage().logs().get("browser").getAll())
                .singleElement()
                .asString()
                .contains("404 (Not Found)");
    }

    /** Returns a version of a document that was fetched so many hours after the first. */
    private static Document version(String item, String text, int hours) {
        Document document = Events.document(item, "Ministry of Lakes", null, "On the lakes", "2024-06-01", text);
        return DocumentBuilder.document(document.source(), item, text)
                .publisher(document.publisher())
                .title(document.title())
                .published(document.published())
                .fetched(Events.NOW.plus(Duration.ofHours(hours)))
                .language(document.language())
                .build();
    }

    @Test
    void standsTwoUnlikeStatementsBesideEachOther() {
        go("/compare?left=statement%3A" + Samples.OFFER.id() + "&right=statement%3A" + Samples.PROTEST.id());
        await(".wordings > blockquote");
        Browser.awaitThat(
                browser,
                () -> assertThat(Browser.texts(browser, ".wordings > blockquote"))
                        .containsExactly(Samples.OFFER.quote(), Samples.PROTEST.quote()));
        click(".wordings details summary");
        Browser.await(browser, "the redline", () -> text(".redline del").startsWith("We stand ready"));
        assertNothingInTheLog();
    }

    @Test
    void aTalkingPointHasItsLifeLine() {
        go("/talking-points");
        await("#lives svg.plot");
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElement(By.cssSelector("#lives .uses a"))
                                .getDomAttribute("href"))
                        .isEqualTo("/statements/" + Samples.OFFER.id()));
        click("#lives [data-toggle=table]");
        Browser.awaitThat(
                browser,
                () -> assertThat(text("#lives .figure-table"))
                        .contains(
                                "We stand ready to work together on every lake.",
                                "dropped",
                                "5 Mar 2024",
                                "10 Apr 2024"));
        go("/talking-points#stand-ready");
        Browser.await(browser, "the wordings", () -> text("#stand-ready .uses").contains("5 Mar 2024"));
        assertNothingInTheLog();
    }

    @Test
    void theyFitASmallScreen() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
        try {
            for (String path : List.of(
                    "/claims/cooperate",
                    "/actors/ministry",
                    "/compare?left=statement%3A" + TURNING.get(0).id() + "&right=statement%3A"
                            + TURNING.get(5).id())) {
                go(path);
                await("#live[data-state='live']");
                assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(360);
            }
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static void go(String path) {
        go(server, path);
    }

    private static void click(String selector) {
        browser.executeScript(
                "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', {bubbles: true,"
                        + " cancelable: true}))",
                selector);
    }
}
