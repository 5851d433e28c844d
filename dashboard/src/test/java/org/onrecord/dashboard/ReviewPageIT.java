package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.dashboard.workbench.Learning;
import org.onrecord.events.Alert;
import org.onrecord.events.Correction;
import org.onrecord.events.Correction.Field;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Browser;
import org.onrecord.testing.StatementBuilder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.support.ui.Select;

/** The review queue and the corrections in a real browser. The tests play the part of the processor. */
@Timeout(120)
class ReviewPageIT extends BrowserTests {
    private static final Statement CHINESE =
            unsure(Samples.CHINESE_OFFER, label(Samples.CHINESE_OFFER, "us-measures-justified", "在湖泊问题上", 0.41));
    private static final Statement PROTEST =
            unsure(Samples.PROTEST, label(Samples.PROTEST, "cooperate", "against our fishermen", 0.33));

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // by start()
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(CHINESE, PROTEST);
        log();
    }

    @AfterEach
    void stop() {
        browser.executeScript("sessionStorage.clear()");
        browser.get("about:blank");
        server.close();
    }

    @Test
    void asksFirstWhatTeachesTheMostAndShowsWhatItTaught() {
        server.workbench()
                .learns(new Learning(
                        true,
                        "",
                        47,
                        60,
                        "",
                        List.of(
                                round("2026-11-01T10:00:00Z", 20, 0.55, 0.21, false),
                                round("2026-11-01T10:08:00Z", 40, 0.71, 0.33, true)),
                        "The last ten minutes of answers (23) made the labels better."));
        go("/review");
        await("#live[data-state='live']");
        waitFor("the questions", () -> text("#review-note").contains("those whose answers teach the models the most"));
        eventually(() -> assertThat(text("#queue-title")).isEqualTo("Most to learn"));
        eventually(() -> assertThat(text("#queue")).contains("在湖泊问题上加强合作", "Confirm: for"));
        waitFor(
                "the curve",
                () -> browser.findElements(By.cssSelector("#learning .learned-at"))
                                .size()
                        == 6);
        eventually(() -> assertThat(text("#learning-note"))
                .contains(
                        "47 answers.",
                        "After 13 more answers",
                        "The last ten minutes of answers (23) made the labels better."));
        eventually(() -> assertThat(
                        browser.findElement(By.cssSelector("#review-json")).getDomAttribute("href"))
                .isEqualTo("/api/v1/questions"));
        keep("learning");
    }

    private static Learning.Round round(String at, int answers, double precision, double recall, boolean inForce) {
        return new Learning.Round(
                Instant.parse(at),
                answers,
                new Learning.Alone(0.5, 0.3, 0.44),
                new Learning.Accuracy(precision, recall, 0.5),
                inForce,
                inForce);
    }

    @Test
    void showsTwentyQuestionsAtATimeUnderAnAddressThatKeepsThePageAndTheOrder() {
        List<String> sentences = IntStream.range(0, 25)
                .mapToObj(each -> "Lake number " + each + " needs us to work together.")
                .toList();
        Document document = Events.document(
                "many-lakes",
                "Ministry of Lakes",
                "https://lakes.example/many",
                "Many lakes",
                "2024-03-05",
                String.join(" ", sentences));
        server.feed(document);
        for (String sentence : sentences) {
            Statement said = Events.statement(
                    document, sentence, Statement.Kind.OWN_TEXT, Samples.MINISTRY, LocalDate.of(2024, 3, 5), null);
            server.feed(unsure(said, label(said, "cooperate", "work together", 0.4)));
        }
        go("/review?order=day");
        waitFor("the first twenty", () -> text("#pages").contains("1 to 20 of 27"));
        assertThat(texts("#queue > li")).hasSize(20);
        assertThat(text("#pages")).contains("Next twenty").doesNotContain("Previous twenty");

        Browser.click(browser, "#pages [rel=next]");
        waitFor("the rest", () -> text("#pages").contains("21 to 27 of 27"));
        assertThat(texts("#queue > li")).hasSize(7);
        assertThat(browser.getCurrentUrl()).endsWith("/review?order=day&page=2");
        browser.navigate().refresh();
        waitFor("the same page", () -> text("#pages").contains("21 to 27 of 27"));
        assertThat(new Select(await("#filters [name=order]"))
                        .getFirstSelectedOption()
                        .getText())
                .isEqualTo("newest first");

        Browser.click(browser, "#pages [rel=prev]");
        waitFor("the first twenty again", () -> text("#pages").contains("1 to 20 of 27"));
        assertThat(browser.getCurrentUrl()).endsWith("/review?order=day");
        go("/review?order=day&page=9");
        waitFor("the last page for one beyond it", () -> text("#pages").contains("21 to 27 of 27"));
    }

    @Test
    void aPartOfASentenceIsNoSpeaker() {
        server.feed(StatementBuilder.like(CHINESE)
                .speaker("they said yesterday", null, null)
                .actor(new Statement.Actor(null, "they said yesterday", false, "CN", 3, true))
                .build());
        go("/review?order=day");
        eventually(() -> assertThat(texts("#queue .name")).contains("Speaker unknown"));
        assertThat(text("#queue")).doesNotContain("they said yesterday");
    }

    @Test
    void theDialogWaitsWhileSomebodyTypes() {
        asEditor("/review?order=day");
        browser.navigate().refresh();
        await("#queue li[aria-current]");
        browser.executeScript("sessionStorage.setItem('onrecord-token', 'wrong');"
                + "const real = window.fetch, held = [];"
                + "window.fetch = (...given) => new Promise(done => held.push(() => done(real(...given))));"
                + "window.answer = () => { window.fetch = real; held.forEach(each => each()); };");
        Browser.click(browser, "#queue li:first-child [data-answer=favor]");
        String reason = "#queue li:last-child [name=reason]";
        Browser.type(browser, reason, "They");
        browser.executeScript("window.answer()");
        await(".ask-later");
        Browser.type(browser, reason, " speak");
        assertThat(await(reason).getDomProperty("value")).isEqualTo("They speak");
        assertThat(browser.findElements(By.cssSelector("dialog"))).isEmpty();
        Browser.click(browser, ".ask-later button");
        await("dialog[open]");
        assertThat(browser.findElements(By.cssSelector(".ask-later"))).isEmpty();
    }

    @Test
    void asksForAnotherTokenWhereTheRoleIsTooLow() {
        asEditor("/review?order=day");
        await("#queue li[aria-current]");
        answers("{title: 'Role too low', status: 403}", 403);
        press("f");
        await("dialog[open]");
        assertThat(text("dialog[open] [role=alert]")).startsWith("Your token does not allow this.");
    }

    @Test
    void asksForNoTokenWhereAProxyNamesTheUser() {
        go("/review?order=day");
        await("#queue li[aria-current]");
        answers("{name: 'ines', role: 'edit', proxied: true}", 200);
        press("f");
        waitFor("the change", () -> Boolean.TRUE.equals(browser.executeScript("return Boolean(window.sent)")));
        assertThat(browser.executeScript("return window.sent.credentials + ' ' + window.sent.headers.Authorization"))
                .isEqualTo("same-origin undefined");
        assertThat(browser.findElements(By.cssSelector("dialog"))).isEmpty();
    }

    /** Answers every request of the page in the server's place, and keeps the last change that it sends. */
    private void answers(String json, int status) {
        browser.executeScript("window.fetch = async (path, options) => {"
                + "  if (options?.method === 'POST') window.sent = options;"
                + "  return new Response(JSON.stringify(" + json + "), {status: " + status + "});"
                + "};");
    }

    @Test
    void asksForTheTokenOnceAndRemovesAnsweredQuestions() {
        go("/review?order=day");
        await("#live[data-state='live']");
        eventually(() -> assertThat(text("#review-note")).isEqualTo("2 statements waiting"));
        eventually(() -> assertThat(awaitText("#queue li[aria-current]"))
                .contains("Ministry of Lakes", "在湖泊问题上加强合作", "Which stance do these words take on"));
        eventually(() ->
                assertThat(text("#queue li[aria-current] blockquote mark")).isEqualTo("在湖泊问题上"));
        keep("review");

        press("f");
        await("dialog[open]");
        keep("review-who");
        Browser.type(browser, "[name=token]", "wrong" + Keys.ENTER);
        waitFor(
                "the problem",
                () -> text("dialog[open] [role=alert]").contains("This token is not known here, or it was revoked."));
        Browser.type(browser, "[name=token]", "secret" + Keys.ENTER);
        waitFor("the answer", () -> text("#said").startsWith("For: Ministry of Lakes on"));

        Correction taken = server.corrections().getFirst();
        assertThat(List.of(taken.statement(), taken.value(), taken.author(), taken.reason()))
                .containsExactly(CHINESE.id(), "favor", "admin", "Decided in the review queue.");
        server.feed(applied(CHINESE, taken));
        waitFor("the queue", () -> text("#review-note").equals("1 statement waiting"));
        eventually(() -> assertThat(texts("#queue > li[data-id]"))
                .singleElement()
                .asString()
                .contains("against our fishermen"));

        Browser.type(browser, "#queue [name=reason]", "They speak of fishing.");
        Browser.click(browser, "#queue [data-answer=none]");
        waitFor("the second answer", () -> server.corrections().size() == 2);
        assertThat(server.corrections().getLast().value()).isEqualTo("none");
        assertThat(server.corrections().getLast().reason()).isEqualTo("They speak of fishing.");
        server.feed(applied(PROTEST, server.corrections().getLast()));
        waitFor("the empty queue", () -> text("#queue").contains("The queue is empty."));

        browser.executeScript("document.activeElement.blur()");
        press("u");
        waitFor("the revocation", () -> server.corrections().size() == 3);
        assertThat(server.corrections().getLast().stands()).isFalse();
        server.feed(PROTEST);
        waitFor("the question again", () -> text("#queue").contains("against our fishermen"));
        assertThat(browser.executeScript("return Object.keys(sessionStorage).length + ' ' + localStorage.length"))
                .isEqualTo("1 0");
        assertOnlyRefusalsInTheLog();
    }

    @Test
    void wordsThatAreNotAboutTheIssueLoseTheirStancesAndTopics() {
        asEditor("/review?order=day");
        browser.navigate().refresh();
        await("#queue li[aria-current]");

        press("x");

        waitFor("the answer", () -> text("#said").startsWith("Not about the issue: Ministry of Lakes on"));
        List<Correction> taken = server.corrections();
        assertThat(taken).extracting(Correction::statement).containsOnly(CHINESE.id());
        assertThat(taken)
                .extracting(each -> each.field().json() + " " + each.subject() + " " + each.value())
                .containsExactly(
                        "stance us-measures-justified none", "stance cooperate none", "topic cooperation absent");
        press("u");
        waitFor("the revocations", () -> server.corrections().size() == 6);
        assertThat(server.corrections().subList(3, 6)).noneMatch(Correction::stands);
    }

    @Test
    void confirmsTheWordsOfWhatWouldBeAnAlert() {
        Alert alert = Samples.unconfirmed(Samples.OFFER);
        server.feed(server.events().received(Topics.ALERTS_UNCONFIRMED, new IndexChange.PutUnconfirmed(alert)));
        asEditor("/review?order=day");
        browser.navigate().refresh();
        eventually(() -> assertThat(text("#unconfirmed-alerts-note")).isEqualTo("1 alert waiting"));
        eventually(() -> assertThat(awaitText("#alerts li[aria-current]"))
                .contains("would be an alert", "first position", alert.title(), alert.why())
                .contains("Read as in favour. Which stance do these words take on the claim"));
        eventually(() ->
                assertThat(text("#alerts li[aria-current] blockquote mark")).isEqualTo("ready to work together"));
        eventually(() -> assertThat(text("#alerts [data-answer=favor]")).startsWith("Confirm: for"));
        keep("review-unconfirmed");

        press("j");
        waitFor("the queue", () -> currentStatement().equals(CHINESE.id()));
        press("k");
        waitFor(
                "the alert",
                () -> !browser.findElements(By.cssSelector("#alerts li[aria-current]"))
                        .isEmpty());
        Browser.click(browser, "#alerts [data-answer=favor]");
        waitFor("the confirmation", () -> server.corrections().size() == 1);
        Correction taken = server.corrections().getFirst();
        assertThat(List.of(taken.statement(), String.valueOf(taken.subject()), taken.value()))
                .containsExactly(Samples.OFFER.id(), "cooperate", "favor");
        server.feed(applied(Samples.OFFER, taken));
        server.feed(server.events()
                .received(
                        Topics.ALERTS_UNCONFIRMED,
                        new IndexChange.Remove(IndexChange.UNCONFIRMED, alert.key(), Optional.empty())));
        waitFor(
                "no more alerts to confirm",
                () -> !browser.findElement(By.id("unconfirmed")).isDisplayed());
        waitFor("the next question", () -> currentStatement().equals(CHINESE.id()));
        assertOnlyRefusalsInTheLog();
    }

    @Test
    void showsOnlyTheQuestionsOfASide() {
        server.feed(server.events()
                .received(
                        Topics.ALERTS_UNCONFIRMED,
                        new IndexChange.PutUnconfirmed(Samples.unconfirmed(Samples.ANSWER))));
        go("/review?side=CN&order=day");
        waitFor("two questions", () -> texts(".question").size() == 2);
        new Select(await("#filters [name=side]")).selectByValue("US");
        waitFor("the question of the other side", () -> texts(".question").size() == 1);
        eventually(() -> assertThat(text("#alerts")).contains("Department of Rivers"));
        eventually(() -> assertThat(text("#queue")).contains("The queue is empty."));
    }

    @Test
    void keysMoveThroughTheQueueButTypeIntoFields() {
        go("/review?order=day");
        await("#queue li[aria-current]");
        String first = currentStatement();
        press("j");
        waitFor("the next", () -> !currentStatement().equals(first));
        press("k");
        waitFor("the one before", () -> currentStatement().equals(first));
        String reason = "#queue li[aria-current] [name=reason]";
        Browser.type(browser, reason, "fanjuk");
        assertThat(await(reason).getDomProperty("value")).isEqualTo("fanjuk");
        eventually(
                () -> assertThat(browser.findElements(By.cssSelector("dialog"))).isEmpty());
        server.feed(Samples.REFUSAL);
        waitFor("nothing lost", () -> "fanjuk".equals(await(reason).getDomProperty("value")));
    }

    @Test
    void theFrontPageLeadsToWhatWaitsForReview() {
        go("/");
        await("#board .waits a");
        eventually(() -> assertThat(texts("#board .waits"))
                .containsExactly("1 not yet sure, probably in favour", "1 not yet sure, probably in favour"));
        keep("board");
        browser.executeScript("document.querySelector(\"#board .waits a[href*='claim=cooperate']\").click()");
        waitFor("its question", () -> texts("#queue > li[data-id]").size() == 1);
        eventually(() -> assertThat(text("#queue")).contains("against our fishermen"));
    }

    @Test
    void stancesShowWhoOrWhatDecidedThem() {
        Statement offer = StatementBuilder.like(Samples.OFFER)
                .stances(List.of(told(Samples.OFFER, 1, null, null)))
                .corrected(List.of(new Statement.Corrected(
                        "k1", Field.STANCE, "cooperate", "favor", "Ines Calder", Events.NOW, "It is clear.")))
                .build();
        Statement answer = StatementBuilder.like(Samples.ANSWER)
                .stances(List.of(told(Samples.ANSWER, 0.9, null, "reader-large")))
                .build();
        Statement protest = StatementBuilder.like(Samples.PROTEST)
                .stances(List.of(told(Samples.PROTEST, 0.93, 0.05, null)))
                .build();
        server.feed(offer, answer, protest);

        go("/?open=cooperate~CN");
        await("#board .decided");
        eventually(() -> assertThat(texts("#board .decided")).containsExactly("✓ Ines Calder"));
        go("/?open=cooperate~US");
        await("#board .decided");
        eventually(() -> assertThat(texts("#board .decided")).containsExactly("language model"));
        go("/statements/" + protest.id());
        Browser.click(browser, ".note-card[data-for='" + protest.id() + "'] details summary");
        waitFor(
                "all scores",
                () -> text(".note-card[data-for='" + protest.id() + "'] .reason")
                        .contains("scores: against 0.93, in favour 0.05, no side 0.02"));
        eventually(() -> assertThat(text(".note-card[data-for='" + offer.id() + "'] .stances"))
                .contains("✓ Ines Calder"));
        keep("statement-origins");
    }

    private static StanceLabel told(Statement statement, double score, @Nullable Double opposite, @Nullable String by) {
        StanceLabel label = statement.stances().getFirst();
        return new StanceLabel(
                label.claim(), label.stance(), score, label.evidence(), label.words(), opposite, by, false);
    }

    @Test
    void correctsAStatementOnItsPageAndListsTheCorrection() {
        asEditor("/statements/" + Samples.OFFER.id());
        String card = ".note-card[data-for='" + Samples.OFFER.id() + "'] ";
        Browser.click(browser, card + ".correct summary");
        Select what = new Select(await(card + ".correct [name=what]"));
        what.selectByValue("speaker");
        await(card + ".correct [name=value]").clear();
        Browser.type(browser, card + ".correct [name=value]", "Cora Lind");
        eventually(() -> assertThat(text(card + ".correct")).contains("not in the registry: only the name changes"));
        Browser.type(browser, card + ".correct [name=reason]", "The next sentence names her.");
        keep("statement-form");
        Browser.click(browser, card + ".correct [type=submit]");
        waitFor("the correction", () -> server.corrections().size() == 1);
        Correction taken = server.corrections().getFirst();
        assertThat(List.of(taken.field(), taken.value())).containsExactly(Field.SPEAKER, "~Cora Lind");

        server.feed(applied(Samples.OFFER, taken));
        for (String words : List.of("in effect", "Speaker: Cora Lind", "admin", "The next sentence names her.")) {
            waitFor(words, () -> text(card + ".correction").contains(words));
        }
        keep("statement-corrected");

        go("/corrections");
        Browser.click(browser, "#corrections .correction[data-state=applied] summary");
        keep("corrections");
        Browser.type(browser, "#corrections .revoke [name=reason]", "It was she who asked." + Keys.ENTER);
        waitFor(
                "the revoked one",
                () -> text("#corrections .correction[data-state=revoked]").contains("Revoked by admin"));
        keep("corrections-revoked");
    }

    private void asEditor(String path) {
        go(path);
        browser.executeScript("sessionStorage.setItem('onrecord-token', 'secret')");
    }

    private static String currentStatement() {
        return String.valueOf(
                browser.executeScript("return document.querySelector('#queue li[aria-current]')?.dataset.id"));
    }

    private static StanceLabel label(Statement statement, String claim, String words, double score) {
        int at = statement.span().start() + statement.quote().indexOf(words);
        return new StanceLabel(claim, Stance.FAVOR, score, new Statement.Span(at, at + words.length()), words);
    }

    private static Statement unsure(Statement statement, StanceLabel label) {
        return StatementBuilder.like(statement)
                .unsure(List.of(label))
                .corrected(List.of())
                .build();
    }

    private static Statement applied(Statement statement, Correction by) {
        return StatementBuilder.like(statement)
                .unsure(List.of())
                .corrected(List.of(new Statement.Corrected(
                        by.id(), by.field(), by.subject(), by.value(), by.author(), by.at(), by.reason())))
                .build();
    }

    private void go(String path) {
        go(server, path);
    }

    private static void press(String key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    /** Saves a screenshot if {@code -Donrecord.test.pictures=FOLDER} is set. */
    private static void keep(String name) {
        String pictures = System.getProperty("onrecord.test.pictures", "");
        if (!pictures.isEmpty()) {
            try {
                Files.write(Path.of(pictures, name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The browser logs every error response, here that to the wrong token. */
    private static void assertOnlyRefusalsInTheLog() {
        assertThat(log()).allMatch(message -> message.contains("401"));
    }
}
