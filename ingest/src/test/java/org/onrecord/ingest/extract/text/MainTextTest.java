package org.onrecord.ingest.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.onrecord.testing.CpuTime;

class MainTextTest {
    private static final String TITLE = "Harbour ministry opens the northern locks";
    private static final String FIRST =
            "The harbour ministry said on Tuesday that the northern locks will open to freight again, after three winters in which nothing"
                    + " heavier than a rowing boat was let through.";
    private static final String SECOND =
            "Engineers have replaced both gates and the pumps behind them, and they expect that the first barges, laden with gravel and"
                    + " timber, will pass before the end of the month.";
    private static final String THIRD =
            "“We promised the towns upstream that they would not be forgotten,” the minister told reporters, adding that the toll would stay"
                    + " as it was in the year before the flood.";

    /** A page with the usual things around an article. */
    private static String page(String article, String after) {
        return """
                <html><head><title>%s - The Lock Keeper</title></head><body>
                <header class="site-header"><a href="/">The Lock Keeper</a>
                <nav class="main-nav"><ul><li><a href="/n">News</a></li><li><a href="/w">Water</a></li><li><a href="/t">Towns</a></li></ul></nav></header>
                <main><article class="article"><h1>%s</h1>
                <div class="byline">By <a href="/a/joan">Joan Weir</a></div>
                <div class="article-body">%s</div></article>
                %s</main>
                <footer class="site-footer"><ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy</a></li></ul>
                <p>© 2026 The Lock Keeper. All rights reserved.</p></footer>
                </body></html>""".formatted(TITLE, TITLE, article, after);
    }

    private static String paragraphs(String... texts) {
        return "<p>" + String.join("</p>\n<p>", texts) + "</p>\n";
    }

    private static String text(String html) {
        return MainText.of(Jsoup.parse(html), TITLE);
    }

    @Test
    void separatesParagraphsAndLeavesOutTitleMenuAndFooter() {
        assertThat(text(page(paragraphs(FIRST, SECOND, THIRD), "")))
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void readsTwoLineBreaksAsAParagraph() {
        assertThat(text(page(FIRST + "<br><br>" + SECOND + "<br/>\n<br/>" + THIRD, "")))
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void keepsASingleLineBreakAndTheSpacesOfInlineElements() {
        String poem = "<p>" + FIRST + "<br>" + SECOND.replace("replaced", "<em>re</em>placed <b> at last</b>") + "</p>";
        assertThat(text(page(poem + paragraphs(THIRD), "")))
                .isEqualTo(FIRST + "\n" + SECOND.replace("replaced", "replaced at last") + "\n\n" + THIRD);
    }

    @Test
    void keepsHeadingsListsAndQuotes() {
        String article = paragraphs(FIRST, SECOND)
                + "<h2>What changes for skippers</h2>"
                + "<ul><li>Barges of up to ninety metres may pass at any hour of the day.</li>"
                + "<li>Tolls are paid at the lock house, in coin or by card.</li></ul>"
                + "<blockquote><p>“Nobody who depends on the river will have to wait for another winter,” the minister said.</p></blockquote>"
                + paragraphs(THIRD);
        assertThat(text(page(article, "")).split("\n\n"))
                .containsExactly(
                        FIRST,
                        SECOND,
                        "What changes for skippers",
                        "Barges of up to ninety metres may pass at any hour of the day.",
                        "Tolls are paid at the lock house, in coin or by card.",
                        "“Nobody who depends on the river will have to wait for another winter,” the minister said.",
                        THIRD);
    }

    @Test
    void keepsTheRowsOfATable() {
        String article = paragraphs(FIRST, SECOND)
                + "<table><tr><th>Length of the barge</th><th>Toll in crowns</th></tr>"
                + "<tr><td>up to 40 metres</td><td>12 crowns</td></tr><tr><td>up to 90 metres</td><td>31 crowns</td></tr></table>"
                + paragraphs(THIRD);
        assertThat(text(page(article, "")))
                .contains(
                        "Length of the barge\tToll in crowns\n\nup to 40 metres\t12 crowns\n\nup to 90 metres\t31 crowns");
    }

    @Test
    void keepsTheLinesOfPreformattedText() {
        String article = paragraphs(FIRST, SECOND)
                + "<p>The lock's gauge answers with one line for each hour, as this example shows:</p>"
                + "<pre>GET /level\n  08:00  4.20 m\n  09:00  4.35 m\n</pre>"
                + paragraphs(THIRD);
        assertThat(text(page(article, ""))).contains("GET /level\n  08:00  4.20 m\n  09:00  4.35 m\n\n" + THIRD);
    }

    @Test
    void leavesOutComments() {
        String comments =
                "<section id=\"comments\" class=\"comments-area\"><h2>2 comments</h2><ol class=\"comment-list\">"
                        + "<li class=\"comment\"><div class=\"comment-author\">Rowan says:</div><div class=\"comment-content\"><p>I waited all"
                        + " of last year for this, and I still do not believe that they will open in time.</p></div><a href=\"#r\">Reply</a></li>"
                        + "<li class=\"comment\"><div class=\"comment-author\">Hazel says:</div><div class=\"comment-content\"><p>The toll is a"
                        + " scandal, whatever they say about the year before the flood.</p></div><a href=\"#r\">Reply</a></li></ol></section>";
        assertThat(text(page(paragraphs(FIRST, SECOND, THIRD), comments)))
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void leavesOutRelatedLinksShareBarNewsletterAndCookieNotice() {
        String clutter =
                "<div class=\"share-buttons\"><a href=\"#f\">Facebook</a> <a href=\"#w\">WhatsApp</a> <a href=\"#m\">Email</a></div>"
                        + "<div class=\"newsletter-signup\"><h3>Our newsletter</h3><p>Sign up for our newsletter and get the news of the river in"
                        + " your inbox every morning.</p></div>"
                        + "<aside class=\"related-articles\"><h3>Related articles</h3><ul><li><a href=\"/1\">Old gates go to the museum</a></li>"
                        + "<li><a href=\"/2\">How the flood came to the lower town</a></li><li><a href=\"/3\">Skippers ask for more"
                        + " berths</a></li></ul></aside>"
                        + "<div class=\"cookie-consent\" role=\"dialog\"><p>We use cookies to give you the best experience. By going on you agree to"
                        + " our privacy policy.</p><button>Accept</button></div>";
        assertThat(text(page(paragraphs(FIRST, SECOND, THIRD), clutter)))
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void leavesOutThePictureCredit() {
        String figure =
                "<figure class=\"image\"><img src=\"lock.jpg\"><figcaption class=\"caption\">The lock in June. Photo: Ada"
                        + " Sluice/Agency</figcaption></figure>";
        assertThat(text(page(paragraphs(FIRST) + figure + paragraphs(SECOND, THIRD), "")))
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void readsChinese() {
        String first = "港务部星期二宣布，北部船闸将重新向货船开放。过去三个冬天，除了小船以外，任何船只都不得通过。";
        String second = "工程人员已经更换了两扇闸门和后面的水泵，他们预计第一批装载砂石和木材的驳船将在本月底之前通过。";
        String html =
                "<html><body><div class=\"nav\"><a href=\"/\">首页</a><a href=\"/n\">新闻</a><a href=\"/f\">服务</a></div>"
                        + "<div class=\"content\"><h1>港务部开放北部船闸</h1><div class=\"TRS_Editor\"><p>　　" + first
                        + "</p><p>　　" + second
                        + "</p></div></div><div class=\"footer\">版权所有 港务部 <a href=\"/c\">联系我们</a></div></body></html>";
        assertThat(MainText.of(Jsoup.parse(html), "港务部开放北部船闸")).isEqualTo(first + "\n\n" + second);
    }

    @Test
    void readsPlainText() {
        assertThat(text("<p>" + FIRST + "</p><p>" + SECOND + "</p>")).isEqualTo(FIRST + "\n\n" + SECOND);
    }

    @Test
    void showsARepeatedTextOnce() {
        String twice = "<div class=\"desktop\">" + paragraphs(FIRST, SECOND) + "</div><div class=\"mobile\">"
                + paragraphs(FIRST, SECOND) + "</div>" + paragraphs(THIRD);
        assertThat(text(page(twice, ""))).isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void takesTheArticleFromThePagesDataIfOnlyItsStartIsVisible() {
        String data =
                "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebPage\"},"
                        + "{\"@type\":[\"NewsArticle\"],\"articleBody\":\"" + FIRST + "\\n\\n" + SECOND + "\\n\\n"
                        + THIRD
                        + "\"}]}</script>";
        assertThat(text(page(data + "<p>The harbour ministry said on Tuesday...</p>", "")))
                .isEqualTo(FIRST + "\n\n" + SECOND + "\n\n" + THIRD);
    }

    @Test
    void isEmptyWhereThePageHasNoText() {
        assertThat(text("")).isEmpty();
        assertThat(text("<html><body></body></html>")).isEmpty();
        assertThat(
                        text(
                                "<html><frameset cols=\"20%,80%\"><frame src=\"a.html\"><frame src=\"b.html\"></frameset></html>"))
                .isEmpty();
        assertThat(
                        text(
                                "<script>let a = 'The harbour ministry said nothing.';</script><style>p { color: red }</style>"))
                .isEmpty();
    }

    @Test
    void isEmptyWhereThePageHasOnlyLinks() {
        StringBuilder links = new StringBuilder("<ul class=\"menu\">");
        for (int i = 0; i < 200; i++) {
            links.append("<li><a href=\"/")
                    .append(i)
                    .append("\">Page number ")
                    .append(i)
                    .append("</a></li>");
        }
        assertThat(text("<html><body>" + links + "</ul></body></html>")).isEmpty();
    }

    @Test
    void readsAParagraphOfFiveMegabytes() {
        String sentence = "The locks open and the locks close, as they have always done. ";
        String long5 = sentence.repeat(5_000_000 / sentence.length());
        Assertions.assertThatNoException().isThrownBy(() -> text(page(paragraphs(FIRST, long5), "")));
        assertThat(text(page(paragraphs(FIRST, long5), ""))).hasSizeGreaterThan(4_900_000);
    }

    @Test
    void readsAHundredThousandNestedBoxesInGoodTime() {
        String html = "<div>".repeat(100_000) + paragraphs(FIRST, SECOND) + "</div>".repeat(100_000);
        Assertions.assertThat(CpuTime.of(() -> text(html))).isLessThan(Duration.ofSeconds(20));
        String bold = "<p>" + "<b><font>".repeat(50_000) + FIRST;
        Assertions.assertThat(CpuTime.of(() -> text(bold))).isLessThan(Duration.ofSeconds(20));
    }
}
