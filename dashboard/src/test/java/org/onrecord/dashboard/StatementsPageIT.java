package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.testing.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The page of the statements and the fact sheet of one, in a real browser. */
@Timeout(180)
class StatementsPageIT extends BrowserTests {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        log();
    }

    @AfterEach
    void stop() {
        browser.get("about:blank");
        server.close();
    }

    @Test
    void aFacetNarrowsTheListAndTheBackButtonWidensItAgain() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements");
        waitFor("all", () -> text("#note").startsWith("6 statements"));
        Browser.click(browser, "[data-property='side'] [data-value='US']");
        waitFor("those of one side", () -> text("#note").startsWith("2 statements match"));
        assertThat(browser.getCurrentUrl()).endsWith("/statements?side=US");
        Browser.click(browser, "[data-property='stance'] [data-value='against']");
        waitFor("one", () -> text("#note").startsWith("1 statement matches"));
        eventually(() -> assertThat(texts("#chosen li button")).contains("United States ×", "against ×"));
        browser.navigate().back();
        waitFor("two again", () -> text("#note").startsWith("2 statements match"));
        browser.navigate().back();
        waitFor("all again", () -> text("#note").startsWith("6 statements"));
        assertNothingInTheLog();
    }

    @Test
    void aLinkRestoresTheWholeView() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements?side=US&stance=against&period=undated");
        waitFor("one", () -> text("#note").startsWith("1 statement matches"));
        eventually(() -> assertThat(text("#list")).contains("There is no ground for working together on lakes."));
        eventually(() -> assertThat(texts("#chosen li button")).contains("United States ×", "against ×", "undated ×"));
        Browser.click(browser, "#clear");
        waitFor("all", () -> text("#note").startsWith("6 statements"));
        assertThat(browser.getCurrentUrl()).endsWith("/statements");
    }

    @Test
    void searchFindsWordsPhrasesAndFieldsAndMarksThem() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements");
        await("#list [data-id]");
        Browser.type(browser, "#q", "\"working together\"" + Keys.ENTER);
        waitFor("the phrase in any form", () -> text("#note").startsWith("3 statements match"));
        eventually(() -> assertThat(texts("#list mark.found")).contains("Working", "together"));
        await("#q").clear();
        Browser.type(browser, "#q", "speaker:rivers ground" + Keys.ENTER);
        waitFor("a field and a word", () -> text("#note").startsWith("1 statement matches"));
        assertThat(browser.getCurrentUrl()).contains("q=speaker%3Arivers+ground");
        assertNothingInTheLog();
    }

    @Test
    void listsLeaveOutMarksOfMarkdownAndMarkTheSameWordsWhileTheDocumentKeepsThem() {
        String quote = """
                ## On the lakes
                > We stand **ready to work [together](https://lakes.example/plan) on every** lake.
                - The [measures](https://lakes.example/measures) of 2 * 3 days - all of them - are wrong.""";
        Document marked = Events.document(
                "release-9", "Ministry of Lakes", "https://lakes.example/9", "On the lakes", "2024-03-05", quote);
        Statement statement = Events.statement(
                marked,
                quote,
                Statement.Kind.OWN_TEXT,
                Samples.MINISTRY,
                LocalDate.of(2024, 3, 5),
                null,
                new Events.Takes("cooperate", Stance.FAVOR, "ready to work [together]"),
                new Events.Takes("us-measures-justified", Stance.AGAINST, "are wrong"));
        server.feed(marked, statement);

        go("/statements?q=measures");

        eventually(() -> assertThat(awaitText("#list blockquote"))
                .isEqualToIgnoringWhitespace("On the lakes We stand ready to work together on every lake."
                        + " The measures of 2 * 3 days - all of them - are wrong."));
        eventually(() -> assertThat(texts("#list mark.favor")).containsExactly("ready to work together"));
        eventually(() -> assertThat(texts("#list mark.against")).containsExactly("are wrong"));
        eventually(() -> assertThat(texts("#list mark.found")).containsExactly("measures"));

        go("/statements/" + statement.id());

        await("[data-statement='" + statement.id() + "'].focused");
        eventually(() -> assertThat(text(".sheet-quote")).startsWith("## On the lakes"));
        assertThat(String.join("", texts(".body [data-statement]"))).isEqualToIgnoringWhitespace(quote);
        assertNothingInTheLog();
    }

    @Test
    void whatOneTypesSuggestsASpeaker() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements");
        await("#list [data-id]");
        Browser.type(browser, "#q", "min");
        await("#suggestions [role='option']");
        eventually(() -> assertThat(text("#suggestions [role='option']")).contains("Speaker", "Ministry of Lakes"));
        Browser.type(browser, "#q", Keys.ARROW_DOWN, Keys.ENTER);
        waitFor("those of the ministry", () -> browser.getCurrentUrl().endsWith("/statements?actor=ministry"));
        waitFor("the list", () -> text("#note").startsWith("3 statements match"));
        assertNothingInTheLog();
    }

    @Test
    void keysSearchMoveOpenAndHelp() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements");
        await("#list [data-id]");
        Browser.type(browser, "body", "?");
        waitFor("the card", () -> text("#help").contains("next and previous statement"));
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        waitFor("no card", () -> !browser.findElement(By.id("help")).isDisplayed());
        Browser.type(browser, "body", "/");
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("q");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        Browser.type(browser, "body", "jj");
        String second =
                browser.findElements(By.cssSelector("#list > [data-id]")).get(1).getDomAttribute("data-id");
        assertThat(browser.switchTo().activeElement().getDomAttribute("data-id"))
                .isEqualTo(second);
        browser.switchTo().activeElement().sendKeys("o");
        waitFor("its page", () -> browser.getCurrentUrl().endsWith("/statements/" + second));
    }

    @Test
    void aStatementArrivesInTheListAndItsFacetsWithoutReload() {
        server.feed(Samples.RELEASE, Samples.OFFER);
        go("/statements");
        await("[data-id='" + Samples.OFFER.id() + "']");
        await("#live[data-state='live']");
        browser.executeScript("window.sameDocument = true");
        server.feed(Samples.CHINESE, Samples.CHINESE_OFFER);
        String arrived = "[data-id='" + Samples.CHINESE_OFFER.id() + "']";
        waitFor("its words", () -> text(arrived).contains("在湖泊问题上"));
        eventually(() -> assertThat(text(arrived)).contains("Ministry of Lakes", "10 Apr 2024"));
        waitFor(
                "the facet",
                () -> texts("[data-property='language'] [data-value]").stream()
                        .anyMatch(each -> each.contains("Chinese")));
        assertThat(browser.executeScript("return window.sameDocument")).isEqualTo(true);
        assertNothingInTheLog();
    }

    @Test
    void theFactSheetNamesEveryLabelWithItsReasonAndCitesTheStatement() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements/" + Samples.OFFER.id());
        eventually(() -> assertThat(awaitText(".sheet"))
                .contains("We stand ready to work together on every lake.")
                .contains("tier 1: leader, government or ministry")
                .contains("The two should cooperate", "in favour 0.83", "ready to work together", "Cooperation", "0.71")
                .contains("labels by invented/1")
                .contains("What Ministry of Lakes said before and after", "Nothing found before.", "加强合作"));
        eventually(() -> assertThat(texts(".cite button"))
                .containsExactly("Copy as text", "Copy as BibTeX", "Copy permanent link"));
        await("[data-statement='" + Samples.OFFER.id() + "'].focused");
        assertNothingInTheLog();
    }

    @Test
    void onAPhoneTheLabelsOfAStatementAreStackedWithTheirWordsInView() {
        server.feed(Samples.all().toArray(Event[]::new));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 800, "deviceScaleFactor", 1, "mobile", true));
        try {
            go("/statements/" + Samples.OFFER.id());

            eventually(() -> assertThat(awaitText(".labels tbody tr"))
                    .isEqualToIgnoringWhitespace(
                            "The two should cooperate in favour in favour 0.83 ready to work together"));
            eventually(() -> assertThat(browser.findElement(By.cssSelector(".labels td[data-name='Value']"))
                            .getRect()
                            .x)
                    .isEqualTo(browser.findElement(By.cssSelector(".labels q")).getRect().x));
            assertThat(
                            browser.executeScript(
                                    "const box = document.querySelector('.sheet .scroll'); return box.scrollWidth - box.clientWidth"))
                    .isEqualTo(0L);
            assertNothingInTheLog();
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    @Test
    void theSwitchTurnsThePageToChineseAndKeepsTheView() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements?side=CN");
        waitFor("the list", () -> text("#note").startsWith("3 statements match"));
        Browser.click(browser, "a[data-switch-language='zh']");
        waitFor("the list in Chinese", () -> text("#note").equals("3 条表态符合条件"));
        eventually(() -> assertThat(text("h1")).isEqualTo("表态"));
        assertThat(browser.getCurrentUrl()).endsWith("/statements?side=CN");
        eventually(() -> assertThat(texts("nav a")).contains("各方立场", "信源"));
        eventually(() -> assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("zh-Hans"));
        browser.manage().deleteAllCookies();
        assertNothingInTheLog();
    }

    private void go(String path) {
        go(server, path);
    }
}
