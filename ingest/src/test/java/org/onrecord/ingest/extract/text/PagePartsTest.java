package org.onrecord.ingest.extract.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePartsTest {
    private static final String[] ARTICLE = {
        "The harbour ministry said on Tuesday that the northern locks will open to freight again, after three winters in which nothing heavier"
                + " than a rowing boat was let through.",
        "Engineers have replaced both gates and the pumps behind them, and they expect that the first barges, laden with gravel and timber, will"
                + " pass before the end of the month.",
        "“We promised the towns upstream that they would not be forgotten,” the minister told reporters, adding that the toll would stay as it"
                + " was in the year before the flood.",
        "Skippers had asked for the locks to open at night as well, but the ministry wants to see first how much the new pumps can carry when"
                + " the river is low."
    };

    private static final String TEXT = String.join("\n\n", ARTICLE);

    private static final String OPINION =
            "I waited all of last year for this and I still do not believe a word of it, the ministry has promised these locks four times.";
    private static final String OTHER_OPINION =
            "The toll is a scandal, whatever they say about the flood, and the minister must resign before the first barge goes through.";

    private static String page(String inside, String after) {
        return "<html><body><div class=\"wrap\"><h1>Northern locks open</h1><div class=\"article-body\"><p>"
                + String.join("</p><p>", ARTICLE) + "</p>" + inside + "</div>" + after + "</div></body></html>";
    }

    private static String text(String html) {
        return MainText.of(Jsoup.parse(html), "Northern locks open");
    }

    private static String paragraphs(String... texts) {
        return "<p>" + String.join("</p><p>", texts) + "</p>";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 Comments",
                "Comments (12)",
                "Leave a Reply",
                "3 thoughts on “Northern locks open”",
                "Comentarios (4)",
                "Deja un comentario",
                "网友评论(4)",
                "评论（12）",
                "4 Kommentare"
            })
    void endsAtTheHeadingOfComments(String heading) {
        assertThat(text(page("<h3>" + heading + "</h3>" + paragraphs(OPINION, OTHER_OPINION), "")))
                .isEqualTo(TEXT);
    }

    @Test
    void keepsAHeadingOnCommentsThatAReportDiscusses() {
        String part = "<h3>Comments and responses</h3>" + paragraphs(OPINION, OTHER_OPINION);
        assertThat(text(page(part, ""))).contains("Comments and responses", OPINION, OTHER_OPINION);
    }

    @Test
    void leavesOutRepeatedBoxesWithAControlToReply() {
        StringBuilder thread = new StringBuilder();
        for (String opinion : new String[] {OPINION, OTHER_OPINION, OPINION.replace("four", "five")}) {
            thread.append("<div class=\"x1\"><div class=\"x2\">Rowan, 3 May</div><div class=\"x3\"><p>")
                    .append(opinion)
                    .append("</p></div><div class=\"x4\"><a href=\"#r\">Reply</a></div></div>");
        }
        assertThat(text(page("", thread.toString()))).isEqualTo(TEXT);
    }

    @Test
    void leavesOutCommentsThatAreMuchLongerThanTheArticle() {
        StringBuilder thread = new StringBuilder("<div class=\"comments\">");
        for (int i = 0; i < 30; i++) {
            thread.append("<div class=\"comment\"><p>")
                    .append(i)
                    .append(" ")
                    .append(OPINION)
                    .append("</p></div>");
        }
        assertThat(text(page("", thread + "</div>"))).isEqualTo(TEXT);
    }

    @Test
    void leavesOutCaptions() {
        String figure =
                "<figure><img src=\"a.jpg\"><figcaption>The minister said at the locks that the barges would soon pass them"
                        + " again, as skippers looked on.</figcaption></figure>";
        assertThat(text(page(
                        figure + paragraphs("Photo: Ada Sluice/River Agency", "(Credit: Ada Sluice)", "图片来源：河务局"), "")))
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Read more: Old gates of the locks go to the museum",
                "Lea también: Las esclusas del norte abren de nuevo",
                "Lesen Sie auch: Schleusen im Norden öffnen wieder",
                "相关阅读：北部船闸开放",
                "Sign up for our newsletter to get the news of the river every morning.",
                "Follow The Lock Keeper on Twitter and Instagram, and send us a note with your news.",
                "Suscríbete al boletín del río y recibe las noticias cada mañana.",
                "欢迎扫描二维码，关注河务局微信公众号。",
                "© 2026 The Lock Keeper. All rights reserved.",
                "This article may not be reproduced without the written permission of The Lock Keeper.",
                "Todos los derechos reservados. El Esclusero.",
                "本文版权所有，未经授权不得转载。",
                "This post has affiliate links, and we may earn a commission from what you buy.",
                "Joan Weir is a reporter for The Lock Keeper who covers rivers and canals.",
            })
    void leavesOutLinesThatSayWhatTheyAre(String line) {
        assertThat(text(page(paragraphs(line), ""))).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Subscribers of the river fund will get their money back before the end of the year, the minister said to the council.",
                "The ministry will follow the council on tolls: skippers who paid in the winter of the flood pay nothing this year.",
                "Joan Weir, a reporter who was let through the gates in June, saw the pumps at work and wrote that they were loud.",
                "Copyright in the drawings of the locks belongs to the town, and the engineers had to ask for them twice last year."
            })
    void keepsSentencesThatUseTheSameWords(String line) {
        assertThat(text(page(paragraphs(line, ARTICLE[3] + " It was a dry year."), "")))
                .contains(line);
    }

    @Test
    void leavesOutNotesAndNamedBoxesAfterTheArticle() {
        String after =
                "<div class=\"author-box\"><p>Joan Weir grew up on a barge and has told of rivers for twenty years, from the source to"
                        + " the sea and back again.</p></div><footer><p>The Lock Keeper is the oldest paper of the river and comes out on every day"
                        + " but Sunday, in two languages.</p></footer>";
        assertThat(text(page("", after))).isEqualTo(TEXT);
    }

    @Test
    void keepsAPageThatIsItselfALegalNotice() {
        String first =
                "This site uses cookies, which are small files that the browser keeps, to learn how often a page is read.";
        String second =
                "By using the site you agree that the ministry counts visits in this way and deletes the counts after a year.";
        String html = "<html><body><div class=\"content\"><h1>Privacy</h1>" + paragraphs(first, second)
                + "</div></body></html>";
        assertThat(text(html)).contains(first, second);
    }
}
