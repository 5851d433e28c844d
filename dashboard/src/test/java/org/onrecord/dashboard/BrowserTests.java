package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Browser;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;

/** Tests of pages in one browser, which stays open from the first to the last; dark with {@code -Donrecord.test.dark=true}. */
abstract class BrowserTests {
    @TempDir
    static Path profile;

    @SuppressWarnings("NullAway.Init") // by open()
    static ChromeDriver browser;

    @BeforeAll
    static void open() {
        browser = Browser.open(profile, Boolean.getBoolean("onrecord.test.dark"));
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    static void go(TestServer server, String path) {
        browser.get(server.url(path));
    }

    static String awaitText(String selector) {
        return Browser.awaitText(browser, selector);
    }

    static WebElement await(String selector) {
        return Browser.await(browser, selector);
    }

    static void eventually(Runnable assertion) {
        Browser.awaitThat(browser, assertion);
    }

    static void waitFor(String what, BooleanSupplier condition) {
        Browser.await(browser, what, condition);
    }

    static String text(String selector) {
        return Browser.text(browser, selector);
    }

    static List<String> texts(String selector) {
        return Browser.texts(browser, selector);
    }

    /** Returns what the browser has logged since the last look, e.g. errors of scripts and answers with an error. */
    static List<String> log() {
        return browser.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    static void assertNothingInTheLog() {
        assertThat(log()).isEmpty();
    }
}
