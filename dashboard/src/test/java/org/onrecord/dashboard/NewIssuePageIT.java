package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.testing.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page on which an issue is started, in a real browser. With {@code -Donrecord.test.pictures=FOLDER} it leaves pictures there. */
@Timeout(120)
class NewIssuePageIT {
    @TempDir
    static Path profile;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by open()
    private static ChromeDriver browser;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

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

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        browser.manage().logs().get("browser");
    }

    @AfterEach
    void stop() {
        browser.executeScript("sessionStorage.clear(); localStorage.clear()");
        browser.get("about:blank");
        server.close();
    }

    @Test
    void leadsFromAFewSentencesToASavedFile() throws Exception {
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "#live[data-state='live']");
        type("[name=title]", "Dredging of the Teal harbour");
        type("[name=about]", "Whether the harbour at Teal should be dredged, and who pays for it.");
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElement(By.name("id")).getDomProperty("value"))
                        .isEqualTo("dredging-of-the-teal-harbour"));
        picture("begin");
        click("#draft button[type=submit]");
        Browser.await(browser, "dialog[open] [name=token]");
        type("dialog [name=token]", "secret");
        click("dialog button[type=submit]");
        Browser.await(browser, "the draft", () -> yaml().contains("id: dredging-of-the-teal-harbour"));
        Browser.await(browser, "the findings", () -> text("#findings").contains("There are only 2 terms."));

        click("#as-file");
        browser.executeScript("const t = document.getElementById('yaml'); t.focus(); t.setSelectionRange(0, 0)");
        type("#yaml", "topic: []\n");
        Browser.await(browser, "the mistake", () -> text("#mistakes").contains("line 1"));
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElements(By.cssSelector("#lines .wrong")))
                        .hasSize(1));
        Browser.awaitThat(
                browser,
                () -> assertThat(browser.findElement(By.id("save")).isEnabled()).isFalse());
        picture("mistake");
        browser.executeScript(
                "const t = document.getElementById('yaml'); t.value = t.value.replace('topic: []\\n', '');"
                        + "t.dispatchEvent(new Event('input'))");
        Browser.await(
                browser,
                "no mistake",
                () -> browser.findElement(By.id("save")).isEnabled()
                        && !browser.findElement(By.id("mistakes-part")).isDisplayed());

        click("#try");
        Browser.await(
                browser, "the end of the trial", () -> text("#trial-state").equals("Done"));
        Browser.awaitThat(
                browser,
                () -> assertThat(text("#trial"))
                        .contains(
                                "of 5,000 documents name a term",
                                "Dredging keeps our harbours open to every ship.",
                                "Just below"));
        picture("tried");
        click("[data-word=silt]");
        assertThat(yaml()).contains("terms: [\"harbour\", \"dredging\", silt]");

        click("#save");
        Browser.await(
                browser, "saved", () -> text("#saved").contains("issues/dredging-of-the-teal-harbour/issue.yaml"));
        picture("saved");
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    @Test
    void theFormAndTheFileAreInStepAndTheRestOfTheFileStays() {
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "#live[data-state='live']");
        browser.executeScript("sessionStorage.setItem('onrecord-token', 'secret')");
        click("#own");
        write("""
                # Mine.
                id: lakes
                title: Lakes # for people
                languages: [en, zh]
                terms: [lake, 湖]
                odd: 1
                topics: []
                claims: []
                """);
        click("#as-form");
        assertThat(value("#field-title-en")).isEqualTo("Lakes");
        assertThat(value("#field-terms")).isEqualTo("lake");
        assertThat(value("#field-terms-2")).isEqualTo("湖");

        type("#field-title-zh", "湖泊");
        type("#field-terms", "\npond");
        click("#add-claims");
        type("#field-claims-0-label-en", "Dredge it");
        type("#field-claims-0-favor", "We will dredge the lake.\nIt is time: dredge it.");
        type("#field-claims-0-between", "CN, US");
        leave();
        Browser.awaitThat(browser, () -> assertThat(yaml()).isEqualTo("""
                # Mine.
                id: lakes
                title: {en: Lakes, zh: 湖泊} # for people
                languages: [en, zh]
                terms: [lake, pond, 湖]
                odd: 1
                topics: []
                claims:
                  - id: dredge-it
                    label: Dredge it
                    text: ""
                    favor:
                      - We will dredge the lake.
                      - "It is time: dredge it."
                    against: []
                    between: [CN, US]
                """));

        Browser.await(
                browser,
                "the mistake beside its field",
                () -> !text("#field-claims-0-text-en-problem").isEmpty());
        assertThat(browser.findElement(By.id("field-claims-0-text-en")).getDomAttribute("aria-invalid"))
                .isEqualTo("true");

        click("#as-file");
        write(yaml().replace("title: {en: Lakes, zh: 湖泊}", "title: All lakes"));
        click("#as-form");
        assertThat(value("#field-title-en")).isEqualTo("All lakes");
        assertThat(value("#field-title-zh")).isEmpty();
        write("title: [");
        assertThat(browser.findElement(By.id("issue-form")).getDomAttribute("inert"))
                .isNotNull();
    }

    @Test
    void anEditThatTheFileCannotTakeStaysInItsFieldUntilTheFileSaysOtherwise() {
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "#live[data-state='live']");
        click("#own");
        write("id: lakes\ntitle: &t Lakes\nother: *t\nterms: [lake]\ntopics: []\nclaims: []\n");
        click("#as-form");
        type("#field-title-en", " and rivers");
        leave();
        String only = "This field is written in a way that only the file can change. Change it under “File”.";
        Browser.await(browser, "the refusal", () -> text("#no-form").equals(only));
        assertThat(yaml()).contains("title: &t Lakes\n");

        type("#field-terms", "\npond");
        leave();
        Browser.await(browser, "the other field", () -> yaml().contains("terms: [lake, pond]"));
        assertThat(value("#field-title-en")).isEqualTo("Lakes and rivers");
        assertThat(text("#no-form")).isEqualTo(only);

        write(yaml().replace("&t Lakes", "&t Rivers"));
        assertThat(value("#field-title-en")).isEqualTo("Rivers");
        assertThat(browser.findElement(By.id("no-form")).isDisplayed()).isFalse();
    }

    @Test
    void aTrialIsFoundAgainAfterThePageWasLeft() {
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "#live[data-state='live']");
        browser.executeScript("sessionStorage.setItem('onrecord-token', 'secret')");
        click("#own");
        write("id: lakes\ntitle: Lakes\nlanguages: [en]\nterms: [lake, pond]\ntopics: []\nclaims: []\n");
        click("#try");
        Browser.await(browser, "the trial", () -> !text("#trial").isEmpty());
        browser.get(server.url("/"));
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "the trial again", () -> text("#trial").contains("documents name a term"));
        assertThat(yaml()).startsWith("id: lakes");

        // For a browser that did not start it, it is somebody else's.
        browser.executeScript("localStorage.removeItem('onrecord-issue-trial')");
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "#live[data-state='live']");
        assertThat(text("#trial")).isEmpty();
        assertThat(yaml()).isEmpty();
    }

    @Test
    void namesTheCauseOfAMistakeAndShowsNoAnswerOnAnOlderText() {
        server.feed(Samples.ARTICLE);
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "#live[data-state='live']");
        Browser.await(
                browser,
                "the reading",
                () -> text("#reading").equals("Documents are still being read: 0 of 1 so far."));
        browser.executeScript("sessionStorage.setItem('onrecord-token', 'secret')");
        click("#own");
        type("#yaml", "id: lakes\ntitle: Lakes: who pays\n");
        Browser.await(
                browser,
                "the cause",
                () -> text("#mistakes").contains("line 2 A colon with a space after it needs quotes"));

        // The answer comes after the text has changed.
        browser.executeScript("window.answers = 0; const real = window.fetch; window.fetch = (path, how) =>"
                + " String(path).endsWith('/checks') ? new Promise(done => setTimeout(() => {"
                + " window.answers++; done(real(path, how)); }, 1200)) : real(path, how);");
        click("#check");
        type("#yaml", "x");
        assertThat(browser.findElement(By.id("mistakes-part")).isDisplayed()).isFalse();
        Browser.await(
                browser, "the old answer", () -> !"0".equals(String.valueOf(browser.executeScript("return answers"))));
        assertThat(browser.findElement(By.id("mistakes-part")).isDisplayed()).isFalse();
        Browser.await(
                browser,
                "the new answer",
                () -> browser.findElement(By.id("mistakes-part")).isDisplayed());
        assertThat(browser.executeScript("return answers")).isEqualTo(2L);
    }

    @Test
    void whatThePageChecksByItselfAsksNobodyForAToken() {
        browser.get(server.url("/issues/new"));
        Browser.await(browser, "#live[data-state='live']");
        click("#own");
        type("#yaml", "id: lakes\n");
        Browser.await(browser, "the note", () -> text("#check-state").equals("The text has changed. Check it again."));
        browser.executeAsyncScript("setTimeout(arguments[0], 2000)");
        assertThat(browser.findElements(By.cssSelector("dialog"))).isEmpty();
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("yaml");
    }

    private static void type(String selector, String words) {
        Browser.type(browser, selector, words);
    }

    private static void click(String selector) {
        browser.executeScript("document.querySelector(arguments[0]).click()", selector);
    }

    /** Puts a text into the file, as pasting does. */
    private static void write(String text) {
        browser.executeScript(
                "const t = document.getElementById('yaml'); t.value = arguments[0]; t.dispatchEvent(new Event('input'))",
                text);
    }

    /** Leaves the field in which somebody types. */
    private static void leave() {
        browser.executeScript("document.activeElement.blur()");
    }

    private static String value(String selector) {
        return String.valueOf(browser.findElement(By.cssSelector(selector)).getDomProperty("value"));
    }

    private static String yaml() {
        return String.valueOf(browser.findElement(By.id("yaml")).getDomProperty("value"));
    }

    private static String text(String selector) {
        return Browser.text(browser, selector);
    }

    private static void picture(String name) throws IOException {
        String pictures = System.getProperty("onrecord.test.pictures");
        if (pictures == null) {
            return;
        }
        Files.createDirectories(Path.of(pictures));
        for (int width : new int[] {390, 1440}) {
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
            Files.write(
                    Path.of(
                            pictures,
                            name + "-" + width + (Boolean.getBoolean("onrecord.test.dark") ? "-dark" : "") + ".png"),
                    browser.getScreenshotAs(OutputType.BYTES));
        }
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
}
