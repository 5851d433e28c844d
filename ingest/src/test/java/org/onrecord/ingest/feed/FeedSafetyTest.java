package org.onrecord.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.ingest.reading.ReadResult;
import org.onrecord.testing.CpuTime;

/** Nothing that a feed carries is fetched, expanded or run. */
@Timeout(30)
class FeedSafetyTest {
    @Test
    void readsNoFileThatAnEntityNames(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the tide table");
        String uri = secret.toUri().toString();
        for (String doctype : new String[] {
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"" + uri + "\">]>",
            "<!DOCTYPE rss [<!ENTITY x PUBLIC \"-//X//X\" \"" + uri + "\">]>",
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"" + uri + "\"><!ENTITY x \"%p;\">]>",
            "<!DOCTYPE rss SYSTEM \"" + uri + "\">",
        }) {
            String read = read("<?xml version=\"1.0\"?>" + doctype
                    + "<rss><channel><title>T &x;</title><item><description>&x; <a xmlns:xi='http://www.w3.org/2001/XInclude'>"
                    + "<xi:include parse='text' href='" + uri + "'/></a></description></item></channel></rss>");

            assertThat(read).contains("title=T").doesNotContain("tide table");
        }
    }

    @Test
    void expandsNoDeclaredEntities() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            doctype.append("<!ENTITY l%d \"&l%d;&l%d;\">".formatted(i, i - 1, i - 1));
        }
        String read = read(doctype + "]><rss><channel><title>&l39;</title></channel></rss>");

        assertThat(read).contains("title=&l39;");
    }

    @Test
    void ignoresTheDoctypeOfOldFeeds() {
        assertThat(read("<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
                        + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\">"
                        + "<rss version=\"0.91\"><channel><title>Docks &eacute;t&eacute;</title></channel></rss>"))
                .contains("title=Docks été");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>go()</script>",
                "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                "<img src=x onerror=go()>",
                "<body onload=go()>",
                "<html onmouseover=go()><body/onload=go()>",
                "<a href=\"javascript:go()\">x</a>",
                "<a href=\" java\tscript:go()\">x</a>",
                "<a href=\"&#106;avascript:go()\">x</a>",
                "<a href='data:text/html,<script>go()</script>'>x</a>",
                "<svg/onload=go()>",
                "<svg><script>go()</script></svg>",
                "<math><mi xlink:href='javascript:go()'>x</mi></math>",
                "<iframe src='javascript:go()'></iframe>",
                "<iframe srcdoc='<script>go()</script>'>",
                "<scr<iframe>ipt>go()</script>",
                "<object data='javascript:go()'></object>",
                "<embed src='javascript:go()'>",
                "<base href='javascript:go()//'>",
                "<meta http-equiv=refresh content='0;url=javascript:go()'>",
                "<p style=\"background:url(javascript:go())\">x</p>",
                "<p style=\"width:expression(go())\">x</p>",
                "<p style='behavior:url(x)'>x</p>",
                "<form action='javascript:go()'><button formaction='javascript:go()'>x</button></form>",
                "<table background='javascript:go()'></table>",
                "<noscript><p title=\"</noscript><img src=x onerror=go()>\">",
                "<!--><img src=x onerror=go()>-->",
                "<![CDATA[<script>go()</script>]]>",
                "<br></br onload=go()>",
            })
    void letsNoCodeThrough(String html) {
        String escaped = html.replace("&", "&amp;").replace("<", "&lt;");
        ReadResult<Feed> reading = FeedReader.read(
                "<rss><channel><item><title>" + escaped + "</title><description>Calm. " + escaped
                        + "</description></item></channel></rss>",
                "https://a.example/feed");

        FeedEntry entry = ((ReadResult.Read<Feed>) reading).value().entries().getFirst();
        FeedText summary = Objects.requireNonNull(entry.summary());
        assertThat(summary.value()).startsWith("Calm.");
        assertThat(entry.title()).doesNotContainIgnoringCase("<script");
        for (Element element : Jsoup.parse(summary.value()).getAllElements()) {
            assertThat(element.normalName())
                    .isNotIn("script", "iframe", "object", "embed", "svg", "math", "base", "meta", "noscript", "style");
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("srcdoc", "formaction");
                if (!attribute.getKey().equals("title")) {
                    assertThat(attribute.getValue().replaceAll("[\\s\\p{Cntrl}]", ""))
                            .doesNotContainPattern("(?i)javascript|data:|expression|behavior|url\\(");
                }
            }
        }
    }

    @Test
    void finishesInTimeOnInputMadeToTakeLong() {
        for (String nasty : new String[] {
            "<rss><channel><item>" + "<a>".repeat(100_000),
            "<rss><channel><item><description>" + "&lt;b&gt;".repeat(50_000),
            "<rss><channel>" + "<item>".repeat(20_000),
            "<rss><channel>" + "<item ".repeat(200_000),
            "<rss><channel><title>" + "&".repeat(200_000),
            "<rss><channel><title>" + "<![CDATA[".repeat(50_000),
            "<rss><channel><title>&" + "<!--".repeat(50_000),
            "<rss><channel><title>" + "<title>".repeat(20_000),
            "<rss " + "xmlns:a='b' ".repeat(20_000) + "><channel>",
            "<rss><channel><item><description>&lt;p style='" + "color:#abc".repeat(20_000) + "'&gt;",
            "<rss><channel><item><description>" + "&lt;iframe ".repeat(50_000),
            "<rss><channel><item><pubDate>" + "1:1".repeat(30),
            "{\"items\":" + "[".repeat(5_000),
        }) {
            assertThat(CpuTime.of(() -> FeedReader.read(nasty, "https://a.example/feed")))
                    .as(nasty.substring(0, 60))
                    .isLessThan(Duration.ofSeconds(15));
        }
    }

    private static String read(String feed) {
        ReadResult<Feed> reading = FeedReader.read(feed, "https://a.example/feed");
        assertThat(reading).isInstanceOf(ReadResult.Read.class);
        return reading.toString();
    }
}
