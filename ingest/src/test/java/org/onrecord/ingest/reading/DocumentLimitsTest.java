package org.onrecord.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.onrecord.events.exchange.DocumentLine;
import org.onrecord.ingest.article.ArticleReader;
import org.onrecord.ingest.feed.Feed;
import org.onrecord.ingest.feed.FeedReader;
import org.onrecord.ingest.source.Opml;

/** Small documents that become large trees: each is refused before it is parsed. */
class DocumentLimitsTest {
    @Test
    void refusesAPageOfTags() {
        assertThat(article("<p>a".repeat(1_000_000), "text/html"))
                .isEqualTo(
                        "it has 1000000 tags and at most 100000 are read; split it, or take an address that gives less"
                                + " at once");
        assertThat(article("<!-- -->".repeat(200_000), "text/html")).startsWith("it has 200000 tags");
        assertThat(article("a ".repeat(2_200_000), "text/html")).startsWith("it has 4400000 characters");
        assertThat(article("a".repeat(9 << 20), "text/plain")).startsWith("it has 9437184 bytes");
    }

    @Test
    void refusesMarkupInTheScriptOfAPage() {
        String body = "\\u003cp>a</b>".repeat(200_000);
        String script = "<script type='application/ld+json'>{\"articleBody\":\"" + body + "\"}</script>";

        assertThat(article("<html><body>" + script, "text/html")).contains("tags and at most 100000");
    }

    @Test
    void refusesAFeedOfItems() {
        assertThat(feed("<rss><channel>" + "<item/>".repeat(500_000))).startsWith("it has 500002 tags");
        assertThat(feed("<rss><channel><item><description>" + "&lt;p&gt;a".repeat(200_000)))
                .startsWith("it has 200000 tags");
        assertThat(feed("{\"items\":[" + "[],".repeat(400_000) + "[]]}")).contains("exceeds the maximum");
        assertThat(feed("{\"items\":" + "[".repeat(1_000))).contains("exceeds the maximum");
    }

    @Test
    void refusesOpmlOfOutlines() {
        assertThat(Opml.read("<opml><body>".concat("<outline>".repeat(200_000)).getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        ReadResult.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).startsWith("it has 200002 tags"));
    }

    @Test
    void refusesALineOfBrackets() {
        String line = "{\"id\":\"1\",\"text\":\"a\",\"more\":[" + "[],".repeat(1_000_000) + "[]]}";

        assertThat(DocumentLine.read(line.getBytes(UTF_8), "import", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        DocumentLine.Result.Refused.class,
                        refused -> assertThat(refused.reason()).contains("exceeds the maximum"));
    }

    @Test
    void readsNestedMarkdownAsText() {
        assertThat(ArticleReader.read(
                        (">".repeat(50_000) + " The harbour opens.").getBytes(UTF_8), "text/markdown", null, ""))
                .isInstanceOf(ArticleReader.Reading.Read.class);
        assertThat(ArticleReader.read(
                        ("![".repeat(50_000) + "a" + "](b)".repeat(50_000)).getBytes(UTF_8), "text/markdown", null, ""))
                .isInstanceOf(ArticleReader.Reading.Read.class);
        assertThat(article("* a\n".repeat(300_000), "text/markdown")).startsWith("it has 1200000 characters");
    }

    private static String article(String text, String type) {
        return ((ArticleReader.Reading.NoText) ArticleReader.read(text.getBytes(UTF_8), type, null, "")).reason();
    }

    private static String feed(String text) {
        return ((ReadResult.Unreadable<Feed>) FeedReader.read(text, null)).reason();
    }
}
