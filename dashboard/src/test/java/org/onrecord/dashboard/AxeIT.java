package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.events.Event;
import org.onrecord.testing.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;

/** Every page, judged by axe: no fault, in light and dark, on a wide screen and a phone, in both languages. And their weight. */
@Timeout(300)
class AxeIT {
    private static final int MOST_BYTES = 160_000;

    /** A page from a cache would weigh less. */
    private static final int LEAST_BYTES = 30_000;

    private static final List<String> PAGES = List.of(
            "/",
            "/statements",
            "/statements?q=together&side=CN",
            "/statements/" + Samples.OFFER.id(),
            "/documents/" + Samples.ARTICLE.id(),
            "/claims/cooperate",
            "/actors/ministry",
            "/compare?left=statement%3A" + Samples.OFFER.id() + "&right=statement%3A" + Samples.CHINESE_OFFER.id(),
            "/talking-points",
            "/talking-points/stand-ready",
            "/alerts",
            "/alerts/" + Samples.ALERT.id(),
            "/briefs",
            "/briefs/2024-03-05",
            "/briefs/2024-W10",
            "/briefs/2023-12-25",
            "/nowhere",
            "/openapi",
            "/subscribe",
            "/subscriptions",
            "/sources",
            "/review",
            "/corrections",
            "/dead-letters",
            "/accuracy",
            "/folder",
            "/views",
            "/issues",
            "/issues/new");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"false, en, 1440", "true, zh, 390"})
    void noPageHasAFault(boolean dark, String language, int width) throws IOException {
        ChromeDriver browser = Browser.open(folder.resolve("profile"), dark);
        try (TestServer server = TestServer.start(folder)) {
            feed(server);
            browser.manage().window().setSize(new Dimension(width, 1000));
            String axe = axe();
            List<String> faults = new ArrayList<>();
            for (String page : PAGES) {
                show(browser, server, page, language);
                browser.executeScript(axe);
                Object found = browser.executeAsyncScript("""
                    const done = arguments[0];
                    axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(result => done(result.violations
                      .map(each => each.id + ': ' + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' ~ '))),
                      error => done(['axe failed: ' + error]));
                    """);
                ((List<?>) Objects.requireNonNull(found)).forEach(each -> faults.add(page + " " + each));
                browser.manage().logs().get("browser").getAll().stream()
                        .map(LogEntry::getMessage)
                        .filter(each -> !each.contains("/accuracy") && !each.contains("/nowhere"))
                        .forEach(each -> faults.add(page + " console: " + each));
            }
            assertThat(faults).isEmpty();
        } finally {
            browser.quit();
        }
    }

    @Test
    void thePagesAreListedInOneRowAndOnAPhoneInAMenu() {
        ChromeDriver browser = Browser.open(folder.resolve("profile"), false);
        try (TestServer server = TestServer.start(folder)) {
            feed(server);
            for (String language : List.of("en", "zh")) {
                width(browser, 1024);
                show(browser, server, "/statements", language);
                assertThat(browser.executeScript("return new Set([...document.querySelectorAll('.top nav > a')]"
                                + ".map(each => each.getBoundingClientRect().top)).size"))
                        .as(language)
                        .isEqualTo(1L);
                assertThat(browser.executeScript(
                                "const all = document.documentElement;" + "return all.scrollWidth <= all.clientWidth"))
                        .as(language)
                        .isEqualTo(true);
                width(browser, 390);
                assertThat(browser.findElement(By.cssSelector(".top nav")).isDisplayed())
                        .isFalse();
                browser.findElement(By.cssSelector(".top .menu")).click();
                assertThat(browser.findElement(By.cssSelector(".top nav a[href='/alerts']"))
                                .isDisplayed())
                        .isTrue();
            }
        } finally {
            browser.quit();
        }
    }

    private static void width(ChromeDriver browser, int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    @Test
    void aFirstViewWeighsLittle() throws IOException {
        ChromeDriver browser = Browser.open(folder.resolve("profile"), false);
        try (TestServer server = TestServer.start(folder)) {
            feed(server);
            browser.executeCdpCommand("Network.enable", Map.of());
            browser.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", true));
            for (String page : PAGES) {
                show(browser, server, page, "en");
                Object bytes = browser.executeScript("""
                    return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                      .filter(each => !each.name.includes('/api/')).reduce((sum, each) => sum + each.transferSize, 0);
                    """);
                assertThat(((Number) Objects.requireNonNull(bytes)).intValue())
                        .as(page)
                        .isBetween(LEAST_BYTES, MOST_BYTES);
            }
        } finally {
            browser.quit();
        }
    }

    private static void feed(TestServer server) {
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(Samples.ALERT, Samples.TALKING_POINT);
        server.feed(Events.trends(List.of(Samples.OFFER, Samples.PROTEST, Samples.CHINESE_OFFER))
                .toArray(Event[]::new));
        server.feed(World.LAKES, World.HERON, World.PONDS);
        server.addDeadLetter(0, "k", "{".getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static void show(ChromeDriver browser, TestServer server, String page, String language) {
        browser.get(server.url(page + (page.contains("?") ? "&" : "?") + "lang=" + language));
        Browser.await(
                browser,
                page + " drawn",
                () -> Boolean.TRUE.equals(
                        browser.executeScript("return document.querySelectorAll('[aria-busy=true]').length === 0"
                                + " && document.getElementById('live').dataset.state === 'live'")));
    }

    private static String axe() throws IOException {
        try (InputStream in = AxeIT.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe-core is missing from the test class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
