package org.onrecord.ingest.extract.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.time.Published;
import org.onrecord.events.time.Published.Precision;

class PublicationDateTest {
    private static final LocalDate LATEST = LocalDate.of(2024, 12, 31);

    private static @Nullable Published published(String html) {
        return published(html, "https://www.ministry.example/news/a.html");
    }

    private static @Nullable Published published(String html, String url) {
        return PageMetadata.of(Jsoup.parse(html, url), LATEST).published();
    }

    @Test
    void keepsTheZoneOfAMetaElement() {
        assertThat(published("<meta property='article:published_time' content='2024-01-03T23:30:00+08:00'><p>Text"))
                .isEqualTo(new Published("2024-01-03T23:30:00+08:00", Precision.TIME, "meta article:published_time"));
    }

    @Test
    void readsTheArticleInAGraph() {
        assertThat(published("""
                <script type='application/ld+json'>{"@context": "https://schema.org", "@graph": [
                  {"@type": "WebSite", "name": "The Paper"},
                  {"@type": ["NewsArticle", "Thing"], "headline": "Talks begin", "datePublished": "2024-01-03", "dateModified": "2024-02-01"}]}
                </script><h1>Talks begin</h1>""")).isEqualTo(new Published("2024-01-03", Precision.DAY, "json-ld datePublished"));
    }

    @Test
    void readsTheFieldsOfBrokenJson() {
        assertThat(published("""
                <script type='application/ld+json'>{"@type": "NewsArticle", "headline": "He said "no" again",
                "datePublished": "2024-01-03T08:00:00Z", </script><h1>Talks begin</h1>"""))
                .isEqualTo(new Published("2024-01-03T08:00:00Z", Precision.TIME, "json-ld datePublished"));
    }

    @Test
    void prefersPublicationToModification() {
        assertThat(published("""
                <meta property='article:modified_time' content='2024-03-01T00:00:00Z'>
                <h1>Talks begin</h1><p>Published on 3 January 2024 | Updated 1 March 2024</p>""")).isEqualTo(new Published("2024-01-03", Precision.DAY, "text"));
    }

    @Test
    void readsPagesOfChineseMinistries() {
        assertThat(published("""
                <html lang='zh'><head><meta name='PubDate' content='2024-01-03 17:20'><title>发言人答记者问</title></head>
                <body><h1>发言人答记者问</h1><p>更新</p></body></html>""")).isEqualTo(new Published("2024-01-03T17:20", Precision.TIME, "meta pubdate"));
        assertThat(published("""
                <html lang='zh'><body><div class='menu'>2023年12月31日 星期日</div><h1>发言人答记者问</h1>
                <div class='info'><span>来源：本部网站</span> <span>发布时间：2024-01-03 17:20</span></div>
                <p>问：2023年11月15日的会晤达成了什么？</p><div class='copyright'>版权所有 2005-2024</div></body></html>""")).isEqualTo(new Published("2024-01-03T17:20", Precision.TIME, "text"));
    }

    @Test
    void readsTheDateOfAnAddress() {
        assertThat(published("<h1>Talks</h1><p>Text", "https://www.ministry.example/zyxw/202401/t20240103_11234.html"))
                .isEqualTo(new Published("2024-01-03", Precision.DAY, "url"));
        assertThat(published("<h1>Talks</h1><p>Text", "https://paper.example/2024/jan/03/talks"))
                .isEqualTo(new Published("2024-01-03", Precision.DAY, "url"));
    }

    @Test
    void ignoresDatesOfCommentsRelatedItemsAndCopyright() {
        assertThat(published("""
                <h1>Talks begin between the two sides</h1><div>Press release, 3 January 2024</div><p>The talks began.</p>
                <aside><h3>Related</h3><span class='date'>9 January 2024</span></aside>
                <ol class='comments'><li><time datetime='2024-01-08'>8 January</time> Good.</li></ol>
                <footer>© 2024 Ministry, 1 February 2024</footer>""")).isEqualTo(new Published("2024-01-03", Precision.DAY, "text"));
    }

    @Test
    void takesTheNumbersInTheOrderThatTheAddressConfirms() {
        assertThat(published(
                        "<html lang='en'><h1>Talks begin today</h1><p class='date'>06/01/2024</p>",
                        "https://paper.example/2024/01/06/talks"))
                .isEqualTo(new Published("2024-01-06", Precision.DAY, "url"));
    }

    @Test
    void refusesImpossibleDates() {
        assertThat(published("<meta property='article:published_time' content='1970-01-01T00:00:00Z'><h1>A</h1>"))
                .isNull();
        assertThat(published("<meta name='date' content='2031-01-01'><h1>A</h1>"))
                .isNull();
        assertThat(published("<h1>A page without any date</h1><p>Founded in 1998.</p>"))
                .isNull();
    }
}
