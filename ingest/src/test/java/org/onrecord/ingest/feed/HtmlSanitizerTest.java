package org.onrecord.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlSanitizerTest {
    @Test
    void keepsSafeHtmlLetterByLetter() {
        String html = "<P CLASS=lead>Ships &amp; boats<br />land</p>\n<img src='https://a.example/x.png'>";

        assertThat(HtmlSanitizer.of(html, "https://a.example/")).isEqualTo(html);
    }

    @Test
    void makesAddressesAbsolute() {
        assertThat(HtmlSanitizer.of(
                        "<a href=\"plan\">x</a><a href=\"#top\">y</a><a href=\"mailto:a@b.example\">z</a>",
                        "https://a.example/b/c"))
                .isEqualTo(
                        "<a href=\"https://a.example/b/plan\">x</a><a href=\"#top\">y</a><a href=\"mailto:a@b.example\">z</a>");
    }

    @Test
    void keepsTheWordsOfElementsThatItDrops() {
        assertThat(HtmlSanitizer.of("Ships <blink>land</blink> <iframe src=x>at <b>noon</b>", null))
                .isEqualTo("Ships land at <b>noon</b>");
    }

    @Test
    void keepsStylesThatAffectOnlyTheLooksOfText() {
        assertThat(HtmlSanitizer.of(
                        "<p style=\"color: #123; position: fixed; margin: 99999px; font-weight:bold\">x</p>", null))
                .isEqualTo("<p style=\"color: #123; font-weight: bold;\">x</p>");
        assertThat(HtmlSanitizer.of("<p style=\"background: url(x)\">x</p>", null))
                .isEqualTo("<p>x</p>");
    }

    @Test
    void ignoresCdataMarks() {
        assertThat(HtmlSanitizer.of("<![CDATA[<p>Ships</p>]]>", null)).isEqualTo("<p>Ships</p>");
    }
}
