package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Event;
import org.onrecord.testing.Browser;
import org.onrecord.testing.Http;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** Subscribing in a real browser, as a new user does. */
@Timeout(400)
class SubscribePageIT {
    @TempDir
    private Path profile = Path.of("");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNewUserSubscribesInUnderAMinuteAndSendsATest() throws IOException {
        ChromeDriver browser = Browser.open(profile, Boolean.getBoolean("onrecord.test.dark"));
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            browser.get(server.url("/subscriptions"));
            Instant began = Instant.now();
            Browser.await(
                    browser,
                    "a ready-made rule",
                    () -> Browser.texts(browser, "#rules h3").contains("Positions of leaders"));
            shoot(browser, "subscribe-1");

            new Select(field(browser, "channel")).selectByValue("email");
            field(browser, "to").sendKeys("desk@harbours.example");
            Browser.click(browser, "#try");
            signIn(browser);
            Browser.await(
                    browser,
                    "what it would have told",
                    () -> Browser.text(browser, "#preview").contains("3 alerts in the 14 days on record, 1.5 a week"));
            Browser.awaitThat(
                    browser,
                    () -> assertThat(Browser.text(browser, "#preview pre")).contains("“the lamps stay on”"));
            shoot(browser, "subscribe-2");

            Browser.click(browser, "#rule-form [type=submit]");
            Browser.await(
                    browser,
                    "the rule",
                    () -> Browser.texts(browser, "#rules h3").contains("Any change of a position"));
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(1));
            Browser.awaitThat(
                    browser,
                    () -> assertThat(Browser.text(browser, "#rules .subscriptions li"))
                            .startsWith("mail to d…@harbours.example"));
            assertThat(String.valueOf(browser.getPageSource())).doesNotContain("desk@harbours.example");
            shoot(browser, "subscribe-3");

            Browser.click(browser, "#rules .subscriptions button");
            Browser.await(
                    browser,
                    "the test",
                    () -> Browser.texts(browser, "#deliveries h3").contains("An invented alert"));
            Browser.awaitThat(
                    browser,
                    () -> assertThat(Browser.text(browser, "#deliveries .who"))
                            .contains("sent")
                            .contains("test"));
            shoot(browser, "subscribe-4");
        } finally {
            browser.quit();
        }
    }

    @Test
    void aRuleShowsItsConditionsAndIsEdited() throws IOException {
        ChromeDriver browser = Browser.open(profile, false);
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            assertThat(Http.post(server, "/api/v1/rules", """
                            {"id": "okafor", "name": "Mira Okafor",
                             "selects": {"actors": ["mira-okafor"], "sides": ["AA", "QN"], "kinds": ["volume", "shift"], "tier": 1},
                             "pace": {"frequency": "daily", "at": "07:30", "quietFrom": "23:00", "quietTo": "06:00",
                                      "zone": "Europe/Berlin"}}\
                            """, "Authorization", "Bearer secret")
                            .statusCode())
                    .isEqualTo(201);
            browser.get(server.url("/subscriptions"));
            Browser.awaitThat(
                    browser,
                    () -> assertThat(Browser.text(browser, "#okafor .role"))
                            .contains("volume or shift · of AA or QN · by ")
                            .contains("tier 1: leader, government or ministry")
                            .endsWith(
                                    "once a day at 07:30, Europe/Berlin · nothing between 23:00 and 06:00, Europe/Berlin"
                                            + " · the same news once in 7 days"));
            shoot(browser, "edit-1");

            Browser.click(browser, "#okafor a.button");
            Browser.awaitThat(
                    browser,
                    () -> assertThat(Browser.text(browser, "#new-title")).isEqualTo("Change the rule"));
            assertThat(field(browser, "name").getDomProperty("value")).isEqualTo("Mira Okafor");
            assertThat(field(browser, "quiet").isSelected()).isTrue();
            shoot(browser, "edit-2");
            field(browser, "words").sendKeys("lamps");
            new Select(field(browser, "severity")).selectByValue("high");
            Browser.click(browser, "#rule-form [type=submit]");
            signIn(browser);
            Browser.awaitThat(
                    browser,
                    () -> assertThat(Browser.text(browser, "#okafor .role"))
                            .contains("volume or shift · of AA or QN · by ")
                            .contains("tier 1: leader, government or ministry · severity high or more · with lamps")
                            .contains("once a day at 07:30, Europe/Berlin · nothing between 23:00 and 06:00"));
            assertThat(Browser.texts(browser, "#rules .rule:not(.ready) h3")).containsExactly("Mira Okafor");
            shoot(browser, "edit-3");
        } finally {
            browser.quit();
        }
    }

    @Test
    void rulesOfTheChinesePageDoNotOverwriteEachOther() throws IOException {
        ChromeDriver browser = Browser.open(profile, false);
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            browser.get(server.url("/subscriptions?lang=zh"));
            Browser.await(browser, "#rules h3");
            new Select(field(browser, "channel")).selectByValue("");
            Browser.click(browser, "#rule-form [type=submit]");
            signIn(browser);
            Browser.awaitThat(browser, () -> assertThat(made(browser)).hasSize(1));
            Browser.click(browser, "#rule-form [name=quiet]");
            Browser.click(browser, "#rule-form [type=submit]");
            Browser.awaitThat(browser, () -> assertThat(made(browser)).hasSize(2));
            new Select(field(browser, "what")).selectByValue("shift");
            Browser.click(browser, "#rule-form [type=submit]");
            Browser.awaitThat(browser, () -> assertThat(made(browser)).hasSize(3));
            shoot(browser, "edit-zh");
        } finally {
            browser.quit();
        }
    }

    private static List<String> made(ChromeDriver browser) {
        return Browser.texts(browser, "#rules .rule:not(.ready) h3");
    }

    @Test
    void aRuleThatFiresAllDayIsRefused() {
        ChromeDriver browser = Browser.open(profile, false);
        try (TestServer server = TestServer.start(folder)) {
            browser.get(server.url("/subscriptions"));
            Browser.await(browser, "#rules h3");
            new Select(field(browser, "what")).selectByValue("");
            new Select(field(browser, "channel")).selectByValue("");
            Browser.click(browser, "#rule-form [type=submit]");
            signIn(browser);
            Browser.await(
                    browser,
                    "the refusal",
                    () -> Browser.text(browser, "#form-note").contains("more than 50 a day is refused"));
        } finally {
            browser.quit();
        }
    }

    private static WebElement field(ChromeDriver browser, String name) {
        return browser.findElement(By.cssSelector("#rule-form [name=" + name + "]"));
    }

    private static void signIn(ChromeDriver browser) {
        Browser.type(browser, "dialog [name=token]", "secret");
        Browser.click(browser, "dialog [type=submit]");
    }

    /** Saves a screenshot if {@code -Donrecord.test.pictures=FOLDER} is set. */
    private static void shoot(ChromeDriver browser, String name) throws IOException {
        String pictures = System.getProperty("onrecord.test.pictures", "");
        if (!pictures.isEmpty()) {
            Files.write(Path.of(pictures, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        }
    }
}
