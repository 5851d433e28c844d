package org.onrecord.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.events.Event;
import org.onrecord.testing.Http;
import tools.jackson.databind.JsonNode;

/** What pages say in their HTML, before any script runs, and what their feeds say. */
@ExtendWith(TestServerExtension.class)
class WordsOfPagesTest {
    private static final String OFFER = "/statements/" + Samples.OFFER.id();
    private static final String ALERT = "/alerts/" + Samples.ALERT.id();

    @SuppressWarnings("NullAway.Init") // by start()
    private static TestServer server;

    @BeforeAll
    static void start(TestServer running) {
        server = running;
        server.feed(Samples.all().toArray(Event[]::new));
        server.feed(Samples.TALKING_POINT);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        return Http.get(server, path, headers);
    }

    private static Document page(String path) throws Exception {
        HttpResponse<String> answer = get(path, "Accept", "text/html", "Accept-Language", "en");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String tag(Document page, String name) {
        Element tag = page.selectFirst("meta[property=" + name + "], meta[name=" + name + "]");
        return tag == null ? "" : tag.attr("content");
    }

    @Test
    void aStatementCanBePreviewed() throws Exception {
        Document page = page(OFFER);

        String title = "Ministry of Lakes · CN · 5 Mar 2024: “We stand ready to work together on every lake.”";
        assertThat(page.title()).isEqualTo(title + " · OnRecord");
        assertThat(tag(page, "og:title")).isEqualTo(title);
        assertThat(tag(page, "og:description")).isEqualTo("We stand ready to work together on every lake.");
        assertThat(tag(page, "og:url")).isEqualTo("https://onrecord.example/issues/fentanyl" + OFFER);
        assertThat(tag(page, "og:type")).isEqualTo("article");
        assertThat(tag(page, "og:site_name")).isEqualTo("OnRecord");
        assertThat(tag(page, "article:published_time")).isEqualTo("2024-03-05");
        assertThat(tag(page, "twitter:card")).isEqualTo("summary_large_image");
        assertThat(tag(page, "og:image")).isEqualTo(tag(page, "og:url") + ".png?lang=en");
        assertThat(tag(page, "og:image:width")).isEqualTo("1200");
        assertThat(tag(page, "og:image:height")).isEqualTo("630");
        assertThat(tag(page, "og:image:alt"))
                .isEqualTo("Ministry of Lakes · China · “We stand ready to work together on every lake.” · 5 Mar 2024"
                        + " · Ministry of Lakes");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo(tag(page, "og:url"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /                           | The two should cooperate CN 2 0 加强合作 Ministry of Lakes · 10 Apr 2024
        /statements                 | Working together is the only way
        /statements?side=CN         | We stand ready to work together on every lake.
        /statements?q=ready&from=x  | What governments say
        /talking-points             | We stand ready to work together on every lake.
        /talking-points/stand-ready | Ministry of Lakes · CN · dropped · 5 Mar 2024 – 10 Apr 2024
        /alerts                     | It had taken no side on this claim before.
        /claims/cooperate           | no ground for working together
        /actors/ministry            | 我们愿意在湖泊问题上加强合作。
        /sources                    | Sources
        /accuracy                   | Accuracy
        /review                     | Review
        /compare                    | Compare
        /subscriptions              | Subscribe
        /issues/new                 | New issue""")
    void aPageSaysItsWordsWithoutJavaScript(String path, String words) throws Exception {
        for (String base : path.matches("/sources|/issues/new") ? List.of("") : List.of("", "/issues/fentanyl")) {
            Document page = page(base + path);
            assertThat(page.select("main noscript").text()).contains(words);
            assertThat(page.select("main noscript h1")).hasSize(1);
            assertThat(tag(page, "og:title")).isNotBlank();
            assertThat(tag(page, "description")).isNotBlank();
            assertThat(page.html()).doesNotContain("{words}", "{head}", "{t:");
        }
    }

    private static List<String> previewed() {
        return List.of(
                OFFER,
                ALERT,
                "/talking-points/stand-ready",
                "/claims/cooperate",
                "/actors/ministry",
                "/briefs/2024-W10",
                "/briefs/2024-03-05");
    }

    @ParameterizedTest
    @MethodSource("previewed")
    void aPageHasACardForPreviews(String path) throws Exception {
        String image = tag(page(path), "og:image").replace("https://onrecord.example", "");
        HttpResponse<InputStream> answer = Http.stream(server, image);
        byte[] png = answer.body().readAllBytes();

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(picture.getHeight()).isEqualTo(630);
        assertThat(Http.stream(server, image).body().readAllBytes()).isEqualTo(png);
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(get(image, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/statements/none.png", "/alerts/none.png", "/briefs/today.png", "/statements.png"})
    void whatIsNotThereHasNoCard(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void anAlertHasAnAddressWithItsWordsAndItsSource() throws Exception {
        Document page = page(ALERT);

        assertThat(tag(page, "og:title")).isEqualTo("Ministry of Lakes is in favour of working together");
        assertThat(tag(page, "og:description")).isEqualTo("“ready to work together” · Ministry of Lakes · 5 Mar 2024");
        assertThat(page.select("main noscript blockquote").text()).isEqualTo("ready to work together");
        assertThat(page.select("main noscript figcaption a").eachAttr("href"))
                .containsExactly("/issues/fentanyl" + OFFER, "https://lakes.example/release-1");
    }

    @Test
    void aDocumentHasItsTextAndATableOfItsStatements() throws Exception {
        Document page = page("/documents/" + Samples.RELEASE.id());

        assertThat(tag(page, "og:title")).isEqualTo("On the lakes");
        assertThat(tag(page, "og:description")).isEqualTo("Ministry of Lakes · 5 Mar 2024");
        assertThat(page.select("main noscript section > p[lang=en]").eachText())
                .containsExactly(
                        "We stand ready to work together on every lake.",
                        "The measures taken against our fishermen are wrong.");
        assertThat(page.select("main noscript tr").eachText())
                .contains("Ministry of Lakes · CN · 5 Mar 2024 We stand ready to work together on every lake. in"
                        + " favour: The two should cooperate");
    }

    @Test
    void wordsKeepTheirLanguage() throws Exception {
        Document page = page("/statements/" + Samples.CHINESE_OFFER.id());

        assertThat(page.select("main noscript blockquote").attr("lang")).startsWith("zh");
        Document chinese = Jsoup.parse(
                get(OFFER, "Accept", "text/html", "Accept-Language", "zh").body());
        assertThat(tag(chinese, "og:title")).contains("2024年3月5日");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/statements/none",
                "/documents/none",
                "/claims/none",
                "/actors/none",
                "/alerts/none",
                "/talking-points/none",
                "/nowhere",
                "/issues/none/alerts"
            })
    void aWrongAddressIsExplainedInTheLanguageOfTheReader(String path) throws Exception {
        HttpResponse<String> answer = get(path, "Accept", "text/html", "Accept-Language", "zh");
        assertThat(answer.statusCode()).isEqualTo(404);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("main h1").text()).isEqualTo("此地址没有内容");
        assertThat(page.select("html").attr("lang")).isEqualTo("zh-Hans");

        assertThat(get(path).headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(get("/api/v1" + path, "Accept", "text/html").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
    }

    @Test
    void theDescriptionOfTheApiIsAPageToBrowsersAndAFileToPrograms() throws Exception {
        Document page = page("/openapi");
        assertThat(page.select("main pre").text())
                .contains("/api/v1/issues/{issue}/statements:", "One or more governments spoken for");

        assertThat(get("/openapi").body()).startsWith("openapi: 3.1.0");
        assertThat(get("/openapi.yaml", "Accept", "text/html").body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void aComparisonHasBothWordingsAndSaysWhichIsWrong() throws Exception {
        Document page = page("/compare?left=statement:" + Samples.OFFER.id() + "&right=statement:none");

        assertThat(page.select("main noscript blockquote").eachText())
                .containsExactly("We stand ready to work together on every lake.");
        assertThat(page.select("main noscript").text()).contains("There is nothing at this address: statement:none");
    }

    @Test
    void sourcesBelongToNoIssue() throws Exception {
        assertThat(page("/sources").select("nav a[aria-current=page]").attr("href"))
                .isEqualTo("/sources");
        assertThat(get("/issues/fentanyl/sources").headers().firstValue("Location"))
                .hasValue("/sources");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /statements                 | 6 | /issues/fentanyl/statements/
        /statements?side=US         | 2 | /issues/fentanyl/statements/
        /alerts                     | 1 | /issues/fentanyl/alerts/
        /talking-points             | 1 | /issues/fentanyl/talking-points/
        /talking-points/stand-ready | 1 | /issues/fentanyl/statements/
        /claims/cooperate           | 4 | /issues/fentanyl/statements/
        /actors/ministry            | 3 | /issues/fentanyl/statements/""")
    void aListHasFeedsThatOtherProgramsRead(String path, int entries, String links) throws Exception {
        Document page = page(path);
        String atom =
                page.select("link[rel=alternate][type=application/atom+xml]").attr("href");
        String json =
                page.select("link[rel=alternate][type=application/feed+json]").attr("href");

        HttpResponse<String> answer = get(atom);
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.body()));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getTitle()).isEqualTo("OnRecord: " + tag(page, "og:title"));
        assertThat(feed.getEntries()).hasSize(entries).allSatisfy(entry -> {
            assertThat(entry.getLink()).startsWith("https://onrecord.example" + links);
            assertThat(entry.getTitle()).isNotBlank();
            assertThat(entry.getUpdatedDate()).isNotNull();
        });
        assertThat(feed.getEntries().stream().map(SyndEntry::getUri))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("urn:onrecord:issues:fentanyl:"));

        JsonNode items = Http.json(server, json);
        assertThat(items.get("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(items.get("title").asString()).isEqualTo(feed.getTitle());
        assertThat(items.get("feed_url").asString()).isEqualTo("https://onrecord.example" + json);
        assertThat(items.get("home_page_url").asString()).isEqualTo(tag(page, "og:url"));
        assertThat(items.get("items")).hasSize(entries).allSatisfy(item -> {
            assertThat(item.get("id").asString()).startsWith("urn:onrecord:");
            assertThat(item.get("url").asString()).startsWith("https://onrecord.example" + links);
            assertThat(item.get("content_html").asString()).isNotBlank();
            assertThat(item.get("content_text").asString()).isNotBlank();
            assertThat(OffsetDateTime.parse(item.get("date_modified").asString()))
                    .isNotNull();
        });

        for (String form : List.of(atom, json)) {
            HttpResponse<String> first = get(form);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            String modified = first.headers().firstValue("Last-Modified").orElseThrow();
            assertThat(get(form, "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(get(form, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void aFeedRefusesFiltersThatItDoesNotKnow() throws Exception {
        assertThat(get("/statements.atom?speaker=x").statusCode()).isEqualTo(400);
        assertThat(get("/statements.atom?claim=none").statusCode()).isEqualTo(400);
        assertThat(get("/claims/none.atom").statusCode()).isEqualTo(404);
    }
}
