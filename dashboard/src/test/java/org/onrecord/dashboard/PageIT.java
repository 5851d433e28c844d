package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.events.Stance.AGAINST;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.dashboard.record.IndexChange;
import org.onrecord.events.Alert;
import org.onrecord.events.CaptureRef;
import org.onrecord.events.Document;
import org.onrecord.events.Event;
import org.onrecord.events.Opinion;
import org.onrecord.events.SourceState;
import org.onrecord.events.SourceState.Health;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Labeller;
import org.onrecord.events.deadletter.DeadLetterHeaders;
import org.onrecord.events.http.Validators;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.WatchedIssues;
import org.onrecord.events.topic.Topics;
import org.onrecord.testing.Browser;
import org.onrecord.testing.IssueBuilder;
import org.onrecord.testing.StatementBuilder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The pages in a real browser. */
@Timeout(120)
class PageIT extends BrowserTests {

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
    void aStatementArrivesWithoutReload() {
        Statement repeated = Events.statement(
                Samples.ARTICLE,
                "Working together is the only way",
                Statement.Kind.INDIRECT,
                Samples.MINISTRY,
                LocalDate.of(2024, 3, 6),
                null,
                new Takes("cooperate", Stance.FAVOR, "the only way"));
        server.feed(Samples.RELEASE, Samples.OFFER, repeated);
        go("/");
        waitFor("the strip", () -> text("[data-count='documents']").equals("1 document"));
        await("#live[data-state='live']");
        browser.executeScript("window.sameDocument = true");

        server.feed(Samples.CHINESE, Samples.CHINESE_OFFER);
        server.feed(Events.trends(List.of(Samples.OFFER, repeated, Samples.CHINESE_OFFER))
                .toArray(Event[]::new));

        waitFor("the strip", () -> text("[data-count='documents']").equals("2 documents"));
        waitFor("the board", () -> text("#board").contains("last 10 Apr 2024, Ministry of Lakes"));
        browser.executeScript("document.querySelector(\"[data-cell='cooperate~CN']\").click()");
        waitFor("the words", () -> text("#detail-cooperate").contains("加强合作"));
        assertThat(browser.getCurrentUrl()).contains("open=cooperate%7ECN");
        assertThat(browser.executeScript("return window.sameDocument")).isEqualTo(true);
        assertNothingInTheLog();
    }

    @Test
    void oldAddressesOfTheFrontPageLeadToThePagesOfStatementsAndClaims() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/?side=US&stance=against#statements");
        waitFor("the statements", () -> browser.getCurrentUrl().contains("/statements?side=US&stance=against"));
        go("/?chart-claim=cooperate&chart-side=CN#timeline");
        waitFor("the claim", () -> browser.getCurrentUrl().contains("/claims/cooperate?series=side%3ACN"));
    }

    @Test
    void marksAStatementInItsDocument() {
        server.feed(Samples.all().toArray(Event[]::new));
        go("/statements/" + Samples.ANSWER.id());
        eventually(() -> assertThat(awaitText("[data-statement='" + Samples.ANSWER.id() + "'].focused"))
                .isEqualTo("Working together is the only way"));
        eventually(() -> assertThat(text("[data-statement='" + Samples.ANSWER.id() + "'].focused mark.favor"))
                .isEqualTo("the only way"));
        eventually(() -> assertThat(text("[data-for='" + Samples.ANSWER.id() + "']"))
                .contains(
                        "US", "Department of Rivers", "6 Mar 2024", "reported", "in favour The two should cooperate"));
        eventually(() ->
                assertThat(text("[data-for='" + Samples.QUESTION.id() + "']")).contains("a question, not counted"));
        eventually(() -> assertThat(text(".document-head")).contains("The Daily Heron", "Talk of the lakes"));
        assertNothingInTheLog();
    }

    @Test
    void showsASecondOpinionAndItsDifferencesFromTheLabels() {
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(
                Events.opinion(
                        Samples.ANSWER, null, new Opinion.SideTaken("cooperate", AGAINST, "is the only way", Map.of())),
                Events.opinion(
                        Samples.REFUSAL, null, new Opinion.SideTaken("cooperate", AGAINST, "no ground", Map.of())));
        go("/statements/" + Samples.ANSWER.id());
        await("[data-for='" + Samples.ANSWER.id() + "'] .opinion");
        eventually(() -> assertThat(text("[data-for='" + Samples.ANSWER.id() + "'] .opinion"))
                .contains("Second opinion of the language model reader-large", "differs from the labels")
                .contains("against The two should cooperate", "label: in favour", "is the only way")
                .contains("it changes no label and does not count"));
        eventually(() -> assertThat(text("[data-for='" + Samples.ANSWER.id() + "'] > .stances"))
                .isEqualTo("in favour The two should cooperate"));
        go("/statements/" + Samples.REFUSAL.id());
        await("[data-for='" + Samples.REFUSAL.id() + "'] .opinion");
        eventually(() -> assertThat(text("[data-for='" + Samples.REFUSAL.id() + "'] .opinion"))
                .contains("agrees with the labels")
                .doesNotContain("label:"));
        assertNothingInTheLog();
    }

    @Test
    void saysInOneLineWhetherALanguageModelLabelledAStatement() {
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(
                Samples.ANSWER.labelled(Samples.ANSWER.labels(), new Labeller("reader-large", Labeller.Answer.GIVEN)),
                Samples.REFUSAL.labelled(
                        Samples.REFUSAL.labels(), new Labeller("reader-large", Labeller.Answer.AWAITED)));
        go("/statements/" + Samples.ANSWER.id());
        await("[data-for='" + Samples.ANSWER.id() + "']");
        eventually(() ->
                assertThat(text("[data-for='" + Samples.ANSWER.id() + "']")).contains("labelled by reader-large"));
        go("/statements/" + Samples.REFUSAL.id());
        await("[data-for='" + Samples.REFUSAL.id() + "']");
        eventually(() -> assertThat(text("[data-for='" + Samples.REFUSAL.id() + "']"))
                .contains("local label; reader-large has not answered yet"));
        assertNothingInTheLog();
    }

    @Test
    void showsTheOccasionOfAStatementBesideItsDay() {
        Statement statement = Events.at("lake forum", Samples.ANSWER);
        server.feed(Samples.ARTICLE, statement);
        go("/statements");
        waitFor(
                "the occasion",
                () -> text("[data-id='" + statement.id() + "'] .day").equals("6 Mar 2024 · lake forum"));
        go("/statements/" + statement.id());
        waitFor(
                "the occasion in the document",
                () -> text("[data-for='" + statement.id() + "']").contains("6 Mar 2024 · lake forum · reported"));
        assertNothingInTheLog();
    }

    @Test
    void showsMarkupAsTextOrNotAtAllAndNeverRunsIt() {
        var document = Events.document(
                "x",
                "<img src=x onerror='window.run=1'>",
                "javascript:window.run=1",
                "</title><script>window.run=1</script>",
                "2024-01-01",
                "<b onclick='window.run=1'>bold</b> words & more");
        Statement statement = Events.statement(
                document,
                "<b onclick='window.run=1'>bold</b> words & more",
                Statement.Kind.OWN_TEXT,
                new Events.Who(null, "<svg onload=window.run=1>", "\"><script>window.run=1</script>", "CN", 1),
                null,
                null,
                new Takes("cooperate", Stance.FAVOR, "bold</b> words"));
        server.feed(document, statement);
        for (String path : List.of("/", "/documents/" + document.id(), "/statements/" + statement.id())) {
            go(path);
            String shown = path.equals("/") ? "bold words & more" : "<b onclick='window.run=1'>bold</b> words & more";
            waitFor(path, () -> text("main").contains(shown));
            assertThat(browser.executeScript("return window.run")).isNull();
            eventually(() -> assertThat(browser.findElements(
                            By.cssSelector("main img, main script, main b[onclick], a[href^='javascript']")))
                    .isEmpty());
        }
    }

    @Test
    void alertsShowTheirReasonAndHowToFollow() {
        go("/alerts");
        waitFor("the empty page", () -> text("#alerts").contains("No alerts yet."));
        await("#live[data-state='live']");
        server.feed(Samples.ALERT);
        eventually(() -> assertThat(awaitText("[data-id='" + Samples.ALERT.id() + "'].new"))
                .contains(
                        "Ministry of Lakes is in favour of working together",
                        "It had taken no side on this claim before.",
                        "ready to work together",
                        "For developers")
                .doesNotContain("onrecord.alerts"));
        browser.executeScript("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        eventually(() ->
                assertThat(text("[data-id='" + Samples.ALERT.id() + "']")).contains("onrecord.alerts.first-position"));
        eventually(() ->
                assertThat(text(".follow")).contains("./onrecord alerts follow", "--bootstrap-server 127.0.0.1:9092"));
    }

    @Test
    void marksAnAlertThatIsWithdrawnWhileThePageIsOpen() {
        server.feed(Samples.ALERT);
        go("/alerts");
        await("#live[data-state='live']");
        await("[data-id='" + Samples.ALERT.id() + "']");
        server.feed(server.events()
                .received(
                        Topics.ALERTS_FIRST_POSITION,
                        new IndexChange.Remove("alert", Samples.ALERT.key(), Optional.of("It was corrected."))));
        eventually(() -> assertThat(awaitText(".alert.withdrawn")).contains("Withdrawn: It was corrected."));

        go("/alerts?status=withdrawn");
        eventually(
                () -> assertThat(awaitText(".alert.withdrawn")).contains("Withdrawn 1 Nov 2026", "It was corrected."));
    }

    @Test
    void showsTalkingPointsWithTheirUsesAndTheProbabilityOfTheirSilence() {
        go("/talking-points");
        waitFor("the empty page", () -> text("#points").contains("No talking points yet."));
        await("#live[data-state='live']");
        server.feed(Samples.TALKING_POINT);
        eventually(() -> assertThat(awaitText(".point"))
                .contains(
                        "We stand ready to work together on every lake.",
                        "dropped",
                        "used on 3 of 6 occasions",
                        "0.029"));
        // The drawing above comes a moment later and moves the list.
        browser.executeScript("document.querySelector('.point summary').click()");
        waitFor("the words", () -> text(".point .uses").contains("5 Mar 2024"));
    }

    @Test
    void listsDeadLettersAndRetriesThemWithTheToken() {
        server.addDeadLetter(
                1,
                "d1",
                "{}".getBytes(StandardCharsets.UTF_8),
                Map.of(
                        DeadLetterHeaders.REASON,
                        "the record cannot be read",
                        DeadLetterHeaders.TOPIC,
                        "onrecord.documents",
                        DeadLetterHeaders.PARTITION,
                        "0",
                        DeadLetterHeaders.OFFSET,
                        "5"));
        go("/dead-letters");
        await("#live[data-state='live']");
        eventually(
                () -> assertThat(awaitText(".letter")).contains("the record cannot be read", "onrecord.documents-0@5"));
        eventually(() -> assertThat(text("#letters-note")).contains("1 dead letter", "processor 1"));
        Browser.click(browser, ".letter button");
        Browser.type(browser, "[name=token]", "secret" + Keys.ENTER);
        waitFor("the list without it", () -> text("#letters").contains("No dead letters."));
    }

    @Test
    void theStartPageIsQuietAboutSourcesUntilAPersonIsNeeded() {
        server.feed(World.LAKES);
        go("/");
        await("#live[data-state='live']");
        waitFor("the sources", () -> text("#system").equals("1 of 1 source answers."));
        eventually(() ->
                assertThat(browser.findElement(By.id("health")).isDisplayed()).isFalse());
        server.feed(World.HERON, World.PONDS, World.failing(World.HERON));
        waitFor("the failing one", () -> text("#health").contains("The Daily Heron"));
        eventually(() -> assertThat(text("#health"))
                .isEqualTo("The Daily Heron has not answered well since 31 Oct 2026, 08:00 UTC: the server answers 403"
                        + " Forbidden."));
        eventually(() -> assertThat(text("#system")).isEqualTo("1 of 3 sources answers, 1 not tried yet, 1 failing."));
        eventually(() -> assertThat(text("[data-count='alerts']")).isEqualTo("0 alerts"));
        Browser.click(browser, "#system [data-health='failing']");
        waitFor("the sources", () -> text("#sources").contains("The Daily Heron"));
        assertThat(browser.getCurrentUrl()).endsWith("/sources?health=failing");
        eventually(() -> assertThat(browser.findElements(By.cssSelector("#sources tbody tr")))
                .hasSize(1));
        assertNothingInTheLog();
    }

    @Test
    void aStartWithoutNetworkIsSaidInOneSentence() {
        List<SourceState> silent = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            silent.add(unanswered("source-" + i));
        }
        server.feed(silent.toArray(Event[]::new));
        go("/");
        waitFor("the sentence", () -> text("#health").startsWith("None of the sources on the web has answered yet"));
        eventually(() -> assertThat(texts("#health p")).hasSize(1));
    }

    private static SourceState unanswered(String id) {
        SourceState failing = World.AT_NOON.source(id, id, null, Health.FAILING, "its host has no address", 30);
        return new SourceState(
                new SourceState.Description(
                        failing.id(), failing.kind(), failing.publisher(), failing.side(), failing.address()),
                null,
                1800,
                new SourceState.Condition(Health.FAILING, failing.reason(), failing.since()),
                new SourceState.Visits(failing.since(), null, null, 3, failing.since()),
                Validators.NONE,
                0,
                List.of(),
                null);
    }

    @Test
    void theStartPageTellsWhatChangedWithItsWordsAndWhatIsNewToTheReader() {
        server.feed(Samples.RELEASE, Samples.OFFER, Samples.ALERT);
        go("/");
        eventually(() -> assertThat(awaitText("[data-change='" + Samples.ALERT.id() + "']"))
                .isEqualToIgnoringWhitespace(
                        "new position 5 Mar 2024 Ministry of Lakes is in favour of working together"
                                + " ready to work together Ministry of Lakes, Ministry of Lakes"));
        eventually(() ->
                assertThat(text("#changed-note")).isEqualTo("Nothing this week; the last change is of 5 Mar 2024."));
        browser.executeScript("sessionStorage.setItem('onrecord.mark.fentanyl', '2026-10-31T08:00:00Z')");
        go("/");
        await("[data-change='" + Samples.ALERT.id() + "'].unread");
        eventually(() -> assertThat(text("#changed-note")).contains("1 change since you last looked."));
        eventually(() -> assertThat(text("#changed .when")).isEqualTo("Since you last looked, 31 Oct 2026, 08:00 UTC"));
        browser.executeScript("localStorage.clear(); sessionStorage.clear()");
        assertNothingInTheLog();
    }

    @Test
    void severalIssuesHaveAnOverviewASwitchAndPagesOfTheirOwn() {
        Issue lakes = IssueBuilder.issue("lakes", "Lakes and rivers").build();
        Statement about = StatementBuilder.like(Samples.ANSWER).issue("lakes").build();
        try (TestServer two = TestServer.start(folder.resolve("two"), WatchedIssues.of(TestServer.issue(), lakes))) {
            two.feed(Samples.all().toArray(Event[]::new));
            two.feed(about);
            browser.get(two.url("/"));
            waitFor(
                    "both",
                    () -> browser.findElements(By.cssSelector("#issues > li")).size() == 2);
            eventually(() -> assertThat(text("[data-issue='lakes']"))
                    .contains("Lakes and rivers", "1 statement in 4 documents", "Working together is the only way"));
            eventually(() -> assertThat(text("[data-issue='fentanyl']"))
                    .contains("Ministry of Lakes is in favour of working together"));
            Browser.click(browser, By.linkText("Lakes and rivers"));
            waitFor("the front page", () -> text("[data-count='statements']").equals("1 statement"));
            browser.get(two.url("/issues/lakes/statements"));
            await("[data-id='" + about.id() + "']");
            eventually(() -> assertThat(text("#note")).startsWith("1 statement"));
            await("#live[data-state='live']");
            two.feed(StatementBuilder.like(Samples.OFFER).issue("lakes").build());
            await("[data-id='" + Samples.OFFER.id() + "'].new");
            Browser.click(browser, ".switch summary");
            Browser.click(browser, By.linkText("Fentanyl"));
            waitFor("the other issue", () -> text("#note").startsWith("6 statements"));
            assertThat(browser.getCurrentUrl()).endsWith("/issues/fentanyl/statements");
            browser.executeScript(
                    "document.querySelector(\"[data-id='" + Samples.CHINESE_OFFER.id() + "'] .open\").click()");
            await("[data-statement='" + Samples.CHINESE_OFFER.id() + "'].focused");
            assertThat(browser.getCurrentUrl()).endsWith("/issues/fentanyl/statements/" + Samples.CHINESE_OFFER.id());
            assertNothingInTheLog();
        }
    }

    @Test
    void theSourcesPageShowsTheHealthOfEachSourceLive() {
        server.feed(World.AT_NOON.forty().toArray(Event[]::new));
        go("/sources#fisheries");
        eventually(() -> assertThat(awaitText("tr#fisheries.focused"))
                .contains(
                        "Department of Fisheries",
                        "CA",
                        "feed",
                        "fisheries.example/feed.xml",
                        "refused by robots.txt",
                        "its robots.txt refuses OnRecord the path /news/feed"));
        assertThat(await("tr#fisheries.focused .address a").getDomAttribute("rel"))
                .contains("noopener");
        eventually(() -> assertThat(browser.findElements(By.cssSelector("#sources tbody tr")))
                .hasSize(40));
        eventually(() -> assertThat(text("#healths [data-health='failing']")).isEqualToIgnoringWhitespace("failing 5"));
        eventually(() -> assertThat(text("tr#seeds")).contains("/opt/onrecord/seeds", "watched"));
        eventually(() -> assertThat(browser.findElements(By.cssSelector("tr#seeds .address a")))
                .isEmpty());

        // By script, because the page may still be scrolling to the source in the address.
        browser.executeScript("document.querySelector(\"#healths [data-health='silent']\").click()");
        waitFor("the silent one", () -> text("#sources-note").startsWith("1 source: silent"));
        browser.navigate().back();
        waitFor("all again", () -> text("#sources-note").startsWith("40 sources"));

        await("#live[data-state='live']");
        server.feed(World.AT_NOON.source("fisheries", "Department of Fisheries", "CA", Health.FINE, "", 0));
        waitFor(
                "the mended one",
                () -> !browser.findElements(By.cssSelector("tr#fisheries[data-health='fine']"))
                        .isEmpty());
        assertNothingInTheLog();
    }

    @Test
    void explainsThatThereAreNoSourcesYet() {
        go("/sources");
        waitFor("the empty page", () -> text("#sources").contains("No sources yet."));
        go("/");
        await("#live[data-state='live']");
        eventually(() ->
                assertThat(browser.findElement(By.id("health")).isDisplayed()).isFalse());
    }

    @Test
    void provesACaptureAndShowsItsOriginalAsPlainText() {
        byte[] page = "<!doctype html><meta charset=gb2312><script>window.run=1</script><p>湖泊</p>"
                .getBytes(Charset.forName("GB2312"));
        Document document = TestCaptures.captured(
                Samples.RELEASE,
                new TestCaptures(folder.resolve("captures")).add("https://lakes.example/release-1", "text/html", page));
        server.feed(document);
        go("/documents/" + document.id());
        eventually(() -> assertThat(awaitText("#capture .proven"))
                .startsWith("Captured 1 Nov 2026, 12:00 UTC from https://lakes.example/release-1 · SHA-256 ")
                .contains(" · proven · download the fetched bytes ("));
        assertThat(await("#capture .proven a[download]").getDomAttribute("href"))
                .isEqualTo("/api/v1/documents/" + document.id() + "/capture");
        Browser.click(browser, "#capture summary");
        waitFor("the original", () -> text("#capture pre").contains("湖泊"));
        eventually(() -> assertThat(text("#capture pre")).contains("<script>window.run=1</script>"));
        assertThat(browser.executeScript("return window.run")).isNull();
        assertNothingInTheLog();
    }

    @Test
    void explainsWhyACaptureIsNotProven() {
        Document document = TestCaptures.captured(Samples.RELEASE, new CaptureRef("gone.warc.gz", 7, "ab".repeat(32)));
        server.feed(document);
        go("/documents/" + document.id());
        eventually(() -> assertThat(awaitText("#capture .unproven"))
                .contains("gone.warc.gz @ 7", "not proven: there is no file gone.warc.gz in the captures folder"));
    }

    @Test
    void showsAnEditWordByWordInItsAlertAndOnItsDocument() {
        Alert edit = World.AT_NOON.edited(
                Samples.RELEASE,
                1,
                new Alert.Change(
                        "We stand ready to work together on most lakes.",
                        "We stand ready to work together on every lake."),
                new Alert.Change("The minister took <b>no</b> questions.", ""),
                new Alert.Change("我们愿意在湖泊问题上开展合作。", "我们愿意在湖泊问题上加强合作。"));
        server.feed(Samples.RELEASE, edit, Samples.ALERT);
        go("/alerts?kind=document-changed");
        waitFor("the edit", () -> text("#alerts-note").startsWith("1 alert"));
        eventually(() -> assertThat(texts("#alerts del"))
                .containsExactly("most lakes", "The minister took <b>no</b> questions.", "开展"));
        eventually(() -> assertThat(texts("#alerts ins")).containsExactly("every lake", "加强"));
        eventually(() -> assertThat(texts("#alerts .what")).containsExactly("changed", "removed", "changed"));
        browser.executeScript("document.querySelector(\"#alerts .open a\").click()");
        await("#changes[open]");
        eventually(() -> assertThat(text("#changes summary"))
                .isEqualTo("Edited once since the first fetch, last seen 1 Nov 2026, 11:00 UTC"));
        eventually(() -> assertThat(texts("#changes .edit ins")).containsExactly("every lake", "加强"));
        eventually(() ->
                assertThat(browser.findElements(By.cssSelector("#changes b"))).isEmpty());
        assertNothingInTheLog();
    }

    @Test
    void shortensLongUnchangedTextAroundAChange() {
        String said = "The ministry spoke of lakes, rivers and ponds at some length. ".repeat(8);
        server.feed(World.AT_NOON.edited(
                Samples.RELEASE,
                1,
                new Alert.Change(said + "All are clean. " + said, said + "Most are clean. " + said)));
        go("/alerts?kind=document-changed");
        waitFor("the edit", () -> text("#alerts .edit").contains("are clean"));
        eventually(() -> assertThat(text("#alerts .edit")).matches("… .{60,110}\\. AllMost are clean\\. .{60,110} …"));
    }

    @Test
    void theAlertAboutASourceLinksToTheSource() {
        server.feed(World.HERON, World.failing(World.HERON), Samples.ALERT);
        go("/alerts?kind=source");
        waitFor("the alert", () -> text("#alerts").contains("The source heron (The Daily Heron) does not answer well"));
        eventually(() -> assertThat(text("#alerts"))
                .contains("The server answers 403 Forbidden.", "failing since 31 Oct 2026, 08:00 UTC"));
        Browser.click(browser, "#alerts a[href='/sources#heron']");
        await("tr#heron.focused");
        go("/alerts");
        waitFor("the issue's alerts", () -> text("#alerts-note").startsWith("1 alert"));
        eventually(() -> assertThat(text("#alerts"))
                .contains("Ministry of Lakes is in favour")
                .doesNotContain("heron"));
        eventually(
                () -> assertThat(text("#tabs")).isEqualToIgnoringWhitespace("About the issue 1 Sources and edits 1"));
        browser.executeScript("document.querySelector(\"#tabs a:last-child\").click()");
        waitFor("the source's alert", () -> text("#alerts").contains("The source heron"));
        assertThat(new Select(browser.findElement(By.cssSelector("#alert-filters [name=kind]")))
                        .getFirstSelectedOption()
                        .getText())
                .isEqualTo("sources and edits");
    }

    @Test
    void theChinesePagesTellOfEditsAndSourcesInChineseAndMarkWhatIsEnglish() {
        server.feed(
                World.HERON,
                World.failing(World.HERON),
                World.AT_NOON.edited(
                        Samples.RELEASE,
                        1,
                        new Alert.Change("Most lakes.", "Every lake."),
                        new Alert.Change("The minister took no questions.", ""),
                        new Alert.Change("", "All are clean."),
                        new Alert.Change("", "All are deep.")));
        go("/alerts?kind=document-changed,source&lang=zh");
        waitFor("both", () -> texts("#alerts h3").size() == 2);

        eventually(() -> assertThat(texts("#alerts h3"))
                .containsExactlyInAnyOrder("信源“The Daily Heron”：失败", "Ministry of Lakes改动了“On the lakes”"));
        eventually(() -> assertThat(texts("#alerts h3 [lang='en']"))
                .containsExactlyInAnyOrder("The Daily Heron", "Ministry of Lakes", "On the lakes"));
        eventually(() ->
                assertThat(text("[data-kind='document-changed'] .because")).isEqualTo("自上次抓取以来：改动 1 段，新增 2 段，删除 1 段。"));
        eventually(() ->
                assertThat(text("[data-kind='source'] .because")).isEqualTo("请求失败。The server answers 403 Forbidden."));
        eventually(() -> assertThat(text("[data-kind='source'] .because [lang='en']"))
                .isEqualTo("The server answers 403 Forbidden."));
        eventually(() -> assertThat(text("#issue-title [lang='en']")).isEqualTo("Fentanyl"));
        assertNothingInTheLog();
    }

    @Test
    void theChineseOverviewOfIssuesTellsWhatChangedInChinese() {
        Issue lakes = IssueBuilder.issue("lakes", "湖泊与河流").build();
        try (TestServer two = TestServer.start(folder.resolve("two"), WatchedIssues.of(TestServer.issue(), lakes))) {
            two.feed(Samples.all().toArray(Event[]::new));
            two.feed(Samples.ALERT);
            browser.get(two.url("/?lang=zh"));
            waitFor(
                    "a change",
                    () -> !texts("[data-issue='fentanyl'] .changed a").isEmpty());

            eventually(() -> assertThat(text("[data-issue='fentanyl'] .changed a"))
                    .isEqualTo("Ministry of Lakes首次表明立场：支持“The two should cooperate”"));
            eventually(() ->
                    assertThat(text("[data-issue='fentanyl'] h2 [lang='en']")).isEqualTo("Fentanyl"));
            eventually(() -> assertThat(texts("[data-issue='lakes'] h2 [lang]")).isEmpty());
            assertNothingInTheLog();
        }
    }

    @Test
    void theAccuracyPageShowsTheCardAndSwitchesSets() {
        go("/accuracy");
        waitFor("the card", () -> text("#card").contains("Limits of these figures"));
        eventually(() ->
                assertThat(text("#card .figures")).contains("Stance, macro-F1", "Opposite stance", "labelled pairs"));
        eventually(
                () -> assertThat(browser.findElements(By.cssSelector("#card [data-group='cooperate'] .interval .at")))
                        .hasSize(1));
        eventually(() -> assertThat(browser.findElements(By.cssSelector("#card .confusion td")))
                .hasSize(9));
        eventually(() -> assertThat(browser.findElements(By.cssSelector("#card .plot .dot-at")))
                .hasSizeGreaterThan(10));
        eventually(() -> assertThat(text("#made")).contains("model", "s per passage"));
        WebElement own = browser.findElement(By.cssSelector("#sets a[href='/accuracy?set=passages_fentanyl']"));
        browser.executeScript("arguments[0].click()", own);
        waitFor("the other set", () -> text("#card").contains("the claim is in the question"));
        assertThat(browser.getCurrentUrl()).endsWith("?set=passages_fentanyl");
        assertNothingInTheLog();
    }

    @Test
    void fitsASmallScreen() {
        server.feed(new World(Instant.now())
                .events(new TestCaptures(folder.resolve("captures")))
                .toArray(Event[]::new));
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 740, "deviceScaleFactor", 1, "mobile", true));
        try {
            for (String path : List.of(
                    "/",
                    "/alerts",
                    "/sources",
                    "/review",
                    "/corrections",
                    "/dead-letters",
                    "/talking-points",
                    "/accuracy",
                    "/documents/" + Samples.ARTICLE.id(),
                    "/documents/" + Samples.RELEASE.id() + "#changes")) {
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

    @Test
    void reconnectsAfterARestartWithoutMissingEvents() {
        server.feed(Samples.RELEASE, Samples.OFFER);
        go("/statements");
        await("#live[data-state='live']");
        int port = server.port();
        server.close();
        await("#live[data-state='lost']");
        server = TestServer.restart(folder, port, server.events());
        server.feed(Samples.PROTEST);
        await("[data-id='" + Samples.PROTEST.id() + "']");
        await("#live[data-state='live']");
    }

    private void go(String path) {
        go(server, path);
    }
}
