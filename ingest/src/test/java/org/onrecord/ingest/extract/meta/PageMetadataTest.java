package org.onrecord.ingest.extract.meta;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.ingest.extract.Page;

class PageMetadataTest {

    private static Page read(String html) {
        return PageMetadata.of(Jsoup.parse(html, "https://www.example.org/news/talks-begin"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Talks begin in Vienna | Example News;Talks begin in Vienna",
                "Example News - Talks begin in Vienna;Talks begin in Vienna",
                "Talks begin - a first look - Example News;Talks begin - a first look",
                "Talks begin in Vienna;Talks begin in Vienna",
            })
    void removesTheSiteFromTheTitle(String title, String article) {
        assertThat(read("<meta property='og:site_name' content='Example News'><title>" + title + "</title>")
                        .title())
                .isEqualTo(article);
    }

    @Test
    void takesTheTitleThatHeadingAndHeadlineShare() {
        assertThat(read("""
                <title>Vienna talks: what we know | Example News</title>
                <meta property='og:title' content='You will not believe who met in Vienna'>
                <meta name='twitter:title' content='You will not believe who met in Vienna'>
                <script type='application/ld+json'>{"@type": "NewsArticle", "headline": "Ministers meet in Vienna"}</script>
                <h1>Ministers meet in Vienna</h1>""").title()).isEqualTo("Ministers meet in Vienna");
    }

    @Test
    void takesTheHeadingIfTheTitleIsTheNameOfTheSite() {
        assertThat(read("<title>Ministry of Examples</title><meta name='SiteName' content='Ministry of Examples'>"
                                + "<h1>Statement of the spokesperson</h1>")
                        .title())
                .isEqualTo("Statement of the spokesperson");
    }

    @Test
    void namesTheAuthorsInOrder() {
        assertThat(read("""
                <script type='application/ld+json'>{"@graph": [{"@id": "#p", "@type": "Person", "name": "Ana Roe"},
                {"@type": "Article", "author": [{"@id": "#p"}, {"@type": "Person", "name": "Bo Lund"}]}]}</script>""").authors()).containsExactly("Ana Roe", "Bo Lund");
        assertThat(read("<meta name='author' content='By Ana Roe and Bo Lund'>").authors())
                .containsExactly("Ana Roe", "Bo Lund");
        assertThat(read("<h1>Talks</h1><p class='byline'>By Ana Roe</p>").authors())
                .containsExactly("Ana Roe");
        assertThat(read("<h1>Talks</h1><p>Nobody signs this.</p>").authors()).isEmpty();
    }

    @Test
    void namesThePublisher() {
        assertThat(read("<meta property='og:site_name' content='Example News'>").publisher())
                .isEqualTo("Example News");
        assertThat(read("<p>Text").publisher()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<link rel=canonical href=/news/talks>;https://www.example.org/news/talks",
                "<meta property=og:url content=https://example.org/a>;https://example.org/a",
                "<link rel=canonical href=javascript:alert(1)>;",
                "<link rel=canonical href=https://www.example.org/>;",
                "<p>none;",
            })
    void takesAPlausibleCanonicalAddress(String head, String address) {
        assertThat(read(head).canonical()).isEqualTo(address);
    }

    @Test
    void trustsTheDeclaredLanguageUnlessTheTextContradictsIt() {
        String spanish =
                "<p>El portavoz de la cancillería dijo que los dos países han acordado una serie de medidas para el control de los precursores "
                        + "y que las conversaciones se celebrarán en la capital con la participación de los ministros.</p>";
        assertThat(read("<html lang=es-MX>" + spanish).language()).isEqualTo("es-MX");
        assertThat(read("<html lang=en>" + spanish).language()).isEqualTo("es");
        assertThat(read("<meta property=og:locale content=es_MX>" + spanish).language())
                .isEqualTo("es-MX");
        assertThat(read(spanish).language()).isEqualTo("es");
        assertThat(read("<html lang=en><p>发言人表示，两国已就管控前体化学品达成一系列措施，双方将在首都举行会谈，有关部门负责人将出席会议。")
                        .language())
                .isEqualTo("zh");
        assertThat(read("<p>Hi.").language()).isNull();
    }

    @Test
    void survivesAHostilePage() {
        String deep = "<div class='date'>".repeat(20_000) + "<script type='application/ld+json'>" + "[".repeat(20_000)
                + "</script>" + "<span>1 January 2024</span>".repeat(20_000);
        assertThat(read("<title>Deep</title>" + deep).title()).isEqualTo("Deep");
    }
}
