package org.onrecord.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium. A test that needs one is skipped, with the reason, where it is not installed. */
public final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final Optional<Path> CHROMIUM =
            first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Optional<Path> DRIVER =
            first("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");

    private Browser() {}

    public static boolean isInstalled() {
        return CHROMIUM.isPresent() && DRIVER.isPresent();
    }

    /**
     * Opens a browser, which the caller quits.
     *
     * @param profile the folder for its profile
     * @param dark whether pages see a preference for dark colours
     */
    public static ChromeDriver open(Path profile, boolean dark) {
        assumeTrue(
                CHROMIUM.isPresent(),
                "no chromium or google-chrome in /usr/bin: install chromium to run the browser test");
        assumeTrue(DRIVER.isPresent(), "no chromedriver in /usr/bin: install chromium-driver to run the browser test");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--window-size=1280,1000",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver chrome = new ChromeDriver(service, options);
        chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
        chrome.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return chrome;
    }

    /** Returns a wait for something that the failure names. Selenium itself would look only twice a second. */
    private static FluentWait<WebDriver> patiently(WebDriver browser, String what) {
        return new WebDriverWait(browser, PATIENCE, LOOK_EVERY).withMessage(() -> what + " in " + bodyText(browser));
    }

    /** Waits for an element and returns the first that the selector finds. */
    public static WebElement await(WebDriver browser, String selector) {
        return patiently(browser, selector)
                .until(page -> page.findElements(By.cssSelector(selector)).stream()
                        .findFirst()
                        .orElse(null));
    }

    /**
     * Waits until a condition of the page holds; elements that went while it was checked count as not yet.
     *
     * @param what names the condition in the failure
     */
    public static void await(WebDriver browser, String what, BooleanSupplier condition) {
        patiently(browser, what).ignoring(StaleElementReferenceException.class).until(page -> condition.getAsBoolean());
    }

    /** Waits until an assertion about the page holds: a page may show one thing before another. */
    public static void awaitThat(WebDriver browser, Runnable assertion) {
        patiently(browser, "an assertion")
                .ignoring(StaleElementReferenceException.class)
                .ignoring(NoSuchElementException.class)
                .ignoring(AssertionError.class)
                .until(page -> {
                    assertion.run();
                    return true;
                });
    }

    /** Clicks the first element that the selector finds, as soon as it is shown, the page stands still and nothing covers it. */
    public static void click(WebDriver browser, String selector) {
        click(browser, By.cssSelector(selector));
    }

    /** As {@link #click(WebDriver, String)}, by any way to find the element. */
    public static void click(WebDriver browser, By which) {
        act(browser, "a click on " + which, which, element -> {
            // A page that scrolls smoothly would still move when it is clicked.
            ((JavascriptExecutor) browser)
                    .executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
            element.click();
        });
    }

    /** Types into the first element that the selector finds, as soon as it takes keys. */
    public static void type(WebDriver browser, String selector, CharSequence... keys) {
        By which = By.cssSelector(selector);
        act(browser, "typing into " + which, which, element -> element.sendKeys(keys));
    }

    /** Does something to an element; where the page replaced it in between, to the one in its place. */
    private static void act(WebDriver browser, String what, By which, Consumer<WebElement> action) {
        patiently(browser, what)
                .ignoring(StaleElementReferenceException.class)
                .ignoring(ElementNotInteractableException.class)
                .ignoring(NoSuchElementException.class)
                .until(page -> {
                    action.accept(page.findElement(which));
                    return true;
                });
    }

    /** Waits for an element and returns the visible text of the first that the selector finds. */
    public static String awaitText(WebDriver browser, String selector) {
        await(browser, selector);
        return text(browser, selector);
    }

    /** Returns the visible text of the first element that the selector finds; empty if there is none. */
    public static String text(WebDriver browser, String selector) {
        return texts(browser, selector).stream().findFirst().orElse("");
    }

    /** Returns the visible texts of all elements that the selector finds; reads again where the page replaced one meanwhile. */
    public static List<String> texts(WebDriver browser, String selector) {
        return patiently(browser, "the texts of " + selector)
                .ignoring(StaleElementReferenceException.class)
                .until(page -> page.findElements(By.cssSelector(selector)).stream()
                        .map(element -> String.valueOf(element.getText()))
                        .toList());
    }

    private static String bodyText(WebDriver browser) {
        return String.valueOf(browser.findElement(By.tagName("body")).getText());
    }

    private static Optional<Path> first(String... paths) {
        return List.of(paths).stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
