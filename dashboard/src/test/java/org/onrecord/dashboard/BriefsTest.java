package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.dashboard.Events.Takes;
import org.onrecord.dashboard.Events.Who;
import org.onrecord.dashboard.print.Printer;
import org.onrecord.events.Alert;
import org.onrecord.events.Event;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend;
import org.onrecord.testing.Http;
import org.onrecord.testing.StatementBuilder;
import tools.jackson.databind.JsonNode;

/** The briefs of days and weeks, over invented records. */
class BriefsTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private static final List<Who> SPEAKERS = List.of(
            new Who("ministry", "Ministry of Lakes", null, "CN", 1),
            new Who("department", "Department of Rivers", "spokesperson", "US", 2),
            new Who(null, "Ada Marsh", "Minister of Ponds", "MX", 1),
            new Who(null, "The Daily Heron", null, "none", 4));
    private static final List<String> CLAIMS = List.of("cooperate", "us-measures-justified", "cn-doing-enough");

    @TempDir
    Path folder;

    /** Returns invented statements of two months with alerts about some of them, and sources in trouble. */
    private static List<Event> records(Random random) {
        List<Event> records = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(60));
            String words = "We have said number " + i + " about the lakes.";
            var document = Events.document(
                    "d" + i, "Lake News", "https://news.example/" + i, "Talk " + i, day.toString(), words);
            Who who = SPEAKERS.get(random.nextInt(SPEAKERS.size()));
            Stance side = random.nextBoolean() ? Stance.FAVOR : Stance.AGAINST;
            String claim = CLAIMS.get(random.nextInt(CLAIMS.size()));
            Statement told = Events.statement(
                    document, words, Statement.Kind.DIRECT, who, day, null, new Takes(claim, side, "number " + i));
            boolean unsure = random.nextInt(5) == 0;
            Statement statement = unsure
                    ? StatementBuilder.like(told)
                            .stances(List.of())
                            .unsure(told.stances())
                            .build()
                    : told;
            records.addAll(List.of(document, statement));
            if (random.nextInt(4) == 0) {
                records.add(alert(statement, random.nextInt(4)));
            }
        }
        records.addAll(World.AT_NOON.forty());
        return records;
    }

    private static Alert alert(Statement statement, int which) {
        Alert.Kind kind = List.of(
                        Alert.Kind.SHIFT,
                        Alert.Kind.FIRST_POSITION,
                        Alert.Kind.TALKING_POINT,
                        Alert.Kind.DOCUMENT_CHANGED)
                .get(which);
        Map<String, String> facts =
                new TreeMap<>(Map.of("side", statement.actor().side()));
        statement.actor().key().ifPresent(key -> facts.put("actor", key));
        statement.stances().stream().findFirst().ifPresent(label -> {
            facts.put("claim", label.claim());
            facts.put("stance", label.stance().json());
        });
        return new Alert(
                Ids.alert(kind, statement.id(), "new"),
                kind,
                kind == Alert.Kind.DOCUMENT_CHANGED ? "" : "fentanyl",
                statement.id(),
                statement.day(),
                statement.actor().name() + " did something",
                "Because of " + statement.id() + ".",
                facts,
                List.of(new Alert.Evidence(
                        kind == Alert.Kind.DOCUMENT_CHANGED ? "" : statement.id(),
                        statement.document().id(),
                        statement.quote(),
                        statement.actor().name(),
                        "Lake News",
                        statement.document().title(),
                        statement.document().url(),
                        null,
                        statement.day())));
    }

    @Test
    void theSameRecordsGiveTheSameBriefInWhateverOrderTheyCame() throws Exception {
        List<Event> records = records(new Random(43));
        List<Event> others = new ArrayList<>(records);
        Collections.shuffle(others, new Random(7));
        try (TestServer one = TestServer.start(folder.resolve("one"));
                TestServer other = TestServer.start(folder.resolve("other"))) {
            one.feed(records.toArray(Event[]::new));
            for (Event each : others) {
                other.feed(each);
            }
            Random random = new Random(1);
            for (int i = 0; i < 100; i++) {
                LocalDate day = FIRST.plusDays(random.nextInt(70) - 5);
                String brief = "/briefs/" + (i % 4 == 0 ? Trend.Bucket.WEEK.period(day) : day) + ".html?lang="
                        + (i % 3 == 0 ? "zh" : "en");
                String first = Http.get(one, brief).body();
                assertThat(Http.get(one, brief).body()).as(brief).isEqualTo(first);
                assertThat(Http.get(other, brief).body()).as(brief).isEqualTo(first);
                if (i % 10 == 1) {
                    for (String ending : List.of(".pdf", ".docx")) {
                        String file = brief.replace(".html", ending);
                        assertThat(bytes(other, file)).as(file).isEqualTo(bytes(one, file));
                    }
                }
            }
        }
    }

    @Test
    void aChangeThatOnlyLaterWordsProveIsInTheBriefOfThoseWords() throws Exception {
        List<Alert> turns = new ArrayList<>();
        for (String day : List.of("2026-03-02", "2026-04-20")) {
            String words = "We object to it on " + day + ".";
            turns.add(alert(
                    Events.statement(
                            Events.document(day, "Lake News", null, "Talk", day, words),
                            words,
                            Statement.Kind.DIRECT,
                            SPEAKERS.getFirst(),
                            LocalDate.parse(day),
                            null,
                            new Takes("cooperate", Stance.AGAINST, "object")),
                    0));
        }
        Alert turn = turns.getFirst();
        try (TestServer server = TestServer.start(folder)) {
            server.feed(new Alert(
                    turn.id(),
                    turn.kind(),
                    turn.issue(),
                    turn.series(),
                    turn.day(),
                    turn.title(),
                    turn.why(),
                    turn.facts(),
                    turns.stream().flatMap(each -> each.evidence().stream()).toList()));
            assertThat(Http.get(server, "/briefs/2026-03-02.txt").body()).doesNotContain("did something", "object");
            assertThat(Http.get(server, "/briefs/2026-04-20.txt").body())
                    .contains("“We object to it on 2026-03-02.”", "“We object to it on 2026-04-20.”");
        }
    }

    private static byte[] bytes(TestServer server, String path) throws Exception {
        HttpResponse<InputStream> answer = Http.stream(server, path);
        try (InputStream body = answer.body()) {
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return body.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Fentanyl: brief of the week from 4 Mar 2024 to 10 Mar 2024
        zh | Fentanyl：2024年3月4日至2024年3月10日这一周简报""")
    void aBriefIsAFileWithTheWordsAndTheLinksOfItsPage(String language, String title) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            server.feed(Samples.CHINESE_OFFER);
            String brief = "/briefs/2024-W10%s?lang=" + language;
            List<String> lines =
                    Http.get(server, brief.formatted(".txt")).body().lines().toList();
            List<String> words = lines.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("  http"))
                    .toList();
            List<String> links = lines.stream()
                    .filter(line -> line.startsWith("  http"))
                    .map(String::strip)
                    .toList();
            assertThat(words).first().isEqualTo(title);

            JsonNode mail = Http.json(server, brief.formatted(".mail"));
            assertThat(mail.get("text").asString().lines()).containsExactlyElementsOf(lines);
            Element html = Jsoup.parseBodyFragment(mail.get("html").asString()).body();
            assertThat(html.select(Printer.BLOCKS).eachText()).containsExactlyElementsOf(words);
            assertThat(html.select("a").eachAttr("href")).containsExactlyElementsOf(links);
            assertThat(html.children()).as("one element").hasSize(1);
            assertThat(html.select("body > div, h1, h2, h3, p, blockquote, figure, figcaption, a"))
                    .allSatisfy(each ->
                            assertThat(each.attr("style")).as(each.outerHtml()).isNotEmpty());
            assertThat(html.select("q, style, script, img, [class]"))
                    .as("what mail programs treat differently")
                    .isEmpty();

            try (PDDocument pdf = Loader.loadPDF(bytes(server, brief.formatted(".pdf")))) {
                PDFTextStripper text = new PDFTextStripper();
                text.setSortByPosition(true);
                assertThat(joined(text.getText(pdf))).isEqualTo(joined(String.join("", words)));
                List<String> inPdf = new ArrayList<>();
                for (PDPage page : pdf.getPages()) {
                    for (PDAnnotation each : page.getAnnotations()) {
                        if (each instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI to) {
                            inPdf.add(to.getURI());
                        }
                    }
                }
                assertThat(new TreeSet<>(inPdf)).isEqualTo(new TreeSet<>(links));
            }
            try (XWPFDocument docx =
                    new XWPFDocument(new ByteArrayInputStream(bytes(server, brief.formatted(".docx"))))) {
                assertThat(docx.getParagraphs().stream().map(XWPFParagraph::getText))
                        .containsExactlyElementsOf(words);
                assertThat(docx.getParagraphs().stream()
                                .flatMap(each -> each.getRuns().stream())
                                .filter(XWPFHyperlinkRun.class::isInstance)
                                .map(run -> ((XWPFHyperlinkRun) run)
                                        .getHyperlink(docx)
                                        .getURL()))
                        .containsExactlyElementsOf(links);
            }
        }
    }

    /** Returns the letters of a text without the spaces, which a page breaks elsewhere. */
    private static String joined(String text) {
        return text.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/briefs/2026-W11", "/briefs/2026-W14", "/briefs/2026-03-12", "/briefs"})
    void everySentenceHasALinkAndEveryLinkLeadsSomewhere(String path) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(records(new Random(43)).toArray(Event[]::new));
            Document page = Jsoup.parse(Http.get(server, path, "Accept", "text/html", "Accept-Language", "en")
                    .body());

            assertThat(page.select("main h3, main section section > p, main figcaption"))
                    .allSatisfy(sentence ->
                            assertThat(sentence.select("a")).as(sentence.text()).isNotEmpty());
            for (String link : new TreeSet<>(page.select("main a[href^=/]").eachAttr("href"))) {
                assertThat(Http.get(server, link, "Accept", "text/html").statusCode())
                        .as(link)
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        en | Fentanyl: brief of 1 Jan 2020 | Nothing on this issue is on record for 1 Jan 2020.
        zh | Fentanyl：2020年1月1日简报              | 记录中没有2020年1月1日关于此议题的内容。
        """)
    void anEmptyDaySaysSoInOneLine(String language, String title, String line) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            assertThat(Http.get(server, "/briefs/2020-01-01.txt?lang=" + language)
                            .body())
                    .isEqualTo(title + "\n" + line + "\n");
        }
    }

    @Test
    void aBriefSaysWhatWasSaidAndWhereEachSideStandsThen() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            server.feed(Samples.all().toArray(Event[]::new));
            String brief = Http.get(server, "/briefs/2024-W10.txt").body();
            assertThat(brief.replaceAll("(?m)^  http.*\n", "")).isEqualTo("""
                    Fentanyl: brief of the week from 4 Mar 2024 to 10 Mar 2024
                    3 official statements are on record: China 2, United States 1.

                    First positions on record

                    Ministry of Lakes: in favour: The two should cooperate
                    “ready to work together”
                    Ministry of Lakes · undated · On the lakes

                    On record for the first time
                    Ministry of Lakes (China): “We stand ready to work together on every lake.” \
                    Ministry of Lakes · 5 Mar 2024

                    Where each side stands, in official statements

                    U.S. measures are justified
                    China: 1 against; before, none on record.
                    “are wrong” Ministry of Lakes · 5 Mar 2024

                    The two should cooperate
                    China: 1 in favour; before, none on record.
                    “ready to work together” Ministry of Lakes · 5 Mar 2024
                    United States: 1 in favour; before, none on record.
                    “the only way” Department of Rivers · spokesperson · 6 Mar 2024 · The Daily Heron
                    """);
            assertThat(Http.get(server, "/briefs/2024-04-10.txt?lang=zh").body().replaceAll("(?m)^  http.*\n", ""))
                    .isEqualTo("""
                    Fentanyl：2024年4月10日简报
                    记录在案的官方表态共 1 条：中国 1。

                    各方立场（官方表态条数）

                    The two should cooperate
                    中国：1 条支持；此前1 条支持。
                    “加强合作” Ministry of Lakes · 2024年4月10日 · 湖泊部
                    美国：没有新的；此前1 条支持，最近一次：Department of Rivers · 发言人 · 2024年3月6日 · The Daily Heron。
                    以下主张没有新表态：U.S. measures are justified。
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/briefs/2026-13-01", "/briefs/2026-11.txt", "/briefs/today"})
    void anAddressThatNamesNoPeriodIsExplained(String path) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(Http.get(server, path).statusCode()).isEqualTo(404);
            assertThat(Http.get(server, path).body()).contains("briefs are of a day, e.g. 2026-11-30");
        }
    }
}
