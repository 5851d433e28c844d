package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.events.Event;
import org.onrecord.testing.Browser;
import org.openqa.selenium.By;

/** What a reader keeps in the browser: a folder of statements with notes, and saved views. */
@Timeout(180)
class DeskPageIT extends BrowserTests {
    private static final String OFFER = Samples.OFFER.id();
    private static final String BUTTON = "button.to-folder[data-add='" + OFFER + "']";

    @TempDir
    Path folder;

    @TempDir
    Path downloads;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.feed(Samples.all().toArray(Event[]::new));
        log();
    }

    @AfterEach
    void stop() {
        browser.executeScript("localStorage.clear()");
        browser.get("about:blank");
        server.close();
    }

    @Test
    void aStatementStaysInTheFolderWithItsNoteUntilItIsTakenOutAndThatCanBeUndone() {
        addOffer();
        go(server, "/folder");
        await("#list [data-id='" + OFFER + "']");
        Browser.type(browser, ".note-field textarea", "The first offer.");
        waitFor("the note", () -> storage("onrecord-folder").contains("The first offer."));

        browser.navigate().refresh();
        waitFor("its note again", () -> note().equals("The first offer."));
        assertThat(text("#count")).isEqualTo("1 statement");
        assertThat(text("details.desk")).startsWith("Saved");

        browser.executeScript("window.confirm = () => true");
        Browser.click(browser, "#list " + BUTTON);
        waitFor("an empty folder", () -> text("#list").contains("Your folder is empty."));
        Browser.click(browser, "#said button");
        waitFor("the note is back", () -> note().equals("The first offer."));

        go(server, "/documents/" + Samples.RELEASE.id());
        waitFor("the margin knows", () -> text(".note-card " + BUTTON).equals("In folder"));
        go(server, "/statements/" + OFFER);
        waitFor("the fact sheet knows", () -> text(".sheet " + BUTTON).equals("In folder"));
        assertNothingInTheLog();
    }

    @Test
    void aColleagueOpensTheAddressOfAFolderAndKeepsItBesideTheirOwn() {
        addOffer();
        go(server, "/folder");
        await("#list [data-id='" + OFFER + "']");
        Browser.type(browser, ".note-field textarea", "湖：see “every”");
        waitFor("the note", () -> storage("onrecord-folder").contains("湖"));
        Browser.click(browser, "#share");
        await("#said input");
        String address = String.valueOf(browser.executeScript("return document.querySelector('#said input').value"));
        assertThat(address).startsWith(server.url("/folder#shared="));

        keep("onrecord-folder", """
                {"v":1,"items":[{"issue":"fentanyl","statement":"%s","note":"mine","added":""}]}""".formatted(Samples.PROTEST.id()));
        browser.get("about:blank");
        browser.get(address);
        waitFor("the folder of the address", () -> text("#shared-by").contains("a folder of 1 statement"));
        assertThat(text(".note-given")).isEqualTo("Note: 湖：see “every”");
        Browser.click(browser, "#keep");
        waitFor(
                "both",
                () -> browser.findElements(By.cssSelector("#list > [data-id]")).size() == 2);
        assertThat(browser.getCurrentUrl()).isEqualTo(server.url("/folder"));
        assertThat(storage("onrecord-folder")).contains("\"note\":\"mine\"", "湖：see “every”");
        assertNothingInTheLog();
    }

    @Test
    void theFolderBecomesADocumentWithCitations() throws IOException {
        browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        addOffer();
        go(server, "/folder");
        await("#list [data-id='" + OFFER + "']");
        Browser.type(browser, "#title", "On the lakes");
        for (String form : List.of("md", "html", "docx")) {
            Browser.click(browser, "#as-" + form);
            // The browser makes an empty file first.
            waitFor(
                    form,
                    () -> downloads.resolve("On-the-lakes." + form).toFile().length() > 0);
        }
        assertThat(Files.readString(downloads.resolve("On-the-lakes.md")))
                .contains(
                        "# On the lakes",
                        "## 1. Ministry of Lakes",
                        "> We stand ready to work together on every lake.",
                        "5 Mar 2024",
                        "<https://lakes.example/release-1>",
                        "On record: <" + server.url("/issues/fentanyl/statements/" + OFFER) + ">");
        assertThat(Files.readString(downloads.resolve("On-the-lakes.html")))
                .contains("<blockquote lang=\"en\">We stand ready to work together on every lake.</blockquote>");
        try (ZipFile word = new ZipFile(downloads.resolve("On-the-lakes.docx").toFile());
                var in = word.getInputStream(Objects.requireNonNull(word.getEntry("word/document.xml")))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("We stand ready to work together on every lake.");
        }
        Browser.click(browser, "#file-out");
        waitFor("the file", () -> downloaded().anyMatch(each -> each.startsWith("onrecord-desk-")));
        String file = downloaded()
                .filter(each -> each.startsWith("onrecord-desk-"))
                .findFirst()
                .orElseThrow();
        browser.executeScript("localStorage.clear()");
        go(server, "/folder");
        waitFor("nothing", () -> text("#list").contains("Your folder is empty."));
        browser.findElement(By.id("file-in")).sendKeys(downloads.resolve(file).toString());
        await("#list [data-id='" + OFFER + "']");
        assertThat(text("#said")).startsWith("The file was read: 1 statements and 0 views.");
        assertNothingInTheLog();
    }

    @Test
    void damagedOrFullStorageIsToldAndNothingIsLost() {
        go(server, "/folder");
        keep("onrecord-folder", "{\"v\":1,\"items\":[{");
        go(server, "/folder");
        waitFor("the damage", () -> text("#trouble").contains("cannot be read: it is damaged"));
        go(server, "/statements");
        await("#list " + BUTTON);
        Browser.click(browser, "#list " + BUTTON);
        waitFor("the damage again", () -> text("#list .why[role=alert]").contains("Nothing was changed."));
        assertThat(storage("onrecord-folder")).isEqualTo("{\"v\":1,\"items\":[{");
        go(server, "/folder");
        waitFor("a way out", () -> texts("#trouble button").size() == 2);
        Browser.click(browser, "#trouble button.quiet");
        waitFor("a new folder", () -> text("#list").contains("Your folder is empty."));
        assertThat(browser.executeScript(
                        "return Object.keys(localStorage).filter(each => each.startsWith('onrecord-folder-damaged-'))"
                                + ".map(each => localStorage.getItem(each)).join()"))
                .isEqualTo("{\"v\":1,\"items\":[{");

        go(server, "/statements");
        await("#list " + BUTTON);
        browser.executeScript("Storage.prototype.setItem = () => { throw new Error('QuotaExceededError'); }");
        Browser.click(browser, "#list " + BUTTON);
        waitFor("no room", () -> text("#list .why[role=alert]").contains("no room left"));
        assertThat(text(BUTTON)).isEqualTo("Add to folder");
    }

    @Test
    void aSearchAndAClaimAreSavedAsViewsAndOpenedFromTheMenuOfAnyPage() {
        go(server, "/statements?side=CN&rows=40");
        waitFor("the list", () -> text("#note").startsWith("3 statements match"));
        Browser.click(browser, "#save-view");
        await("dialog[open] [name=name]");
        assertThat(browser.executeScript("return document.querySelector('dialog [name=name]').value"))
                .isEqualTo("China");
        Browser.click(browser, "dialog button[type=submit]");
        waitFor("saved", () -> text(".saved-view").equals("Saved as “China” in your saved views."));
        go(server, "/claims/cooperate?bucket=quarter");
        await("#stance[aria-busy=false] svg");
        Browser.click(browser, "#save-view");
        await("dialog[open]");
        Browser.click(browser, "dialog button[type=submit]");
        await(".saved-view");

        go(server, "/views");
        await("#list .view");
        assertThat(texts("#list .view-name")).containsExactly("China", "The two should cooperate");
        assertThat(texts("#list .view > .role"))
                .containsExactly("Statements, China", "Claim, The two should cooperate");
        Browser.click(browser, "#list .view:nth-child(2) .where button:nth-child(2)");
        Browser.type(browser, "form.rename input", "All by quarter");
        browser.executeScript("document.querySelector('form.rename').requestSubmit()");
        waitFor("its name", () -> texts("#list .view-name").contains("All by quarter"));
        Browser.click(browser, "#list .view:nth-child(1) .where button:nth-child(3)");
        waitFor("one", () -> texts("#list .view-name").size() == 1);
        Browser.click(browser, "#said button");
        waitFor("both", () -> texts("#list .view-name").size() == 2);

        go(server, "/alerts");
        await("#live[data-state='live']");
        Browser.click(browser, "details.desk summary");
        waitFor("the views", () -> texts("details.desk li.own").size() == 2);
        browser.executeScript("[...document.querySelectorAll('details.desk li.own a')]"
                + ".find(each => each.textContent === 'China').click()");
        waitFor("the view", () -> browser.getCurrentUrl().endsWith("/statements?side=CN"));
        assertNothingInTheLog();
    }

    @Test
    void theOldestStatementsComeFirstIfOneAsks() {
        go(server, "/statements");
        await("#list [data-id]");
        browser.executeScript("const order = document.getElementById('order'); order.value = 'oldest';"
                + "order.dispatchEvent(new Event('change', { bubbles: true }))");
        waitFor("the address", () -> browser.getCurrentUrl().endsWith("/statements?order=oldest"));
        eventually(() -> {
            List<String> days = texts("#list time").stream().toList();
            assertThat(days.getFirst()).isEqualTo("5 Mar 2024");
            assertThat(texts("#list .undated")).isNotEmpty();
        });
    }

    private void addOffer() {
        go(server, "/statements");
        await("#list " + BUTTON);
        Browser.click(browser, "#list " + BUTTON);
        waitFor("in the folder", () -> text("#list " + BUTTON).equals("In folder"));
    }

    private static String note() {
        return String.valueOf(
                browser.executeScript("return document.querySelector('.note-field textarea')?.value ?? ''"));
    }

    private static String storage(String key) {
        return String.valueOf(browser.executeScript("return localStorage.getItem(arguments[0])", key));
    }

    private static void keep(String key, String text) {
        browser.executeScript("localStorage.setItem(arguments[0], arguments[1])", key, text);
    }

    private Stream<String> downloaded() {
        try (Stream<Path> files = Files.list(downloads)) {
            return files.map(each -> String.valueOf(each.getFileName())).toList().stream()
                    .filter(each -> each.endsWith(".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
