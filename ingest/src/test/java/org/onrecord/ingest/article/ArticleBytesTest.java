package org.onrecord.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.ingest.article.ArticleBytes.Form;
import org.onrecord.ingest.article.ArticleBytes.Reading;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.pdf.Pdf;

class ArticleBytesTest {
    private static final byte[] PAGE =
            ("<!DOCTYPE html><html><body><article><h1>Harbour</h1><p>The harbour opens on Monday, says the Harbour Office, after"
                            + " two years in which the basin was dredged and the quay was repaired.</p></article></body></html>")
                    .getBytes(UTF_8);
    private static final byte[] PDF = Pdf.of()
            .lines(72, 72, "The harbour opens on Monday, says the office.")
            .bytes();
    private static final byte[] WORDS = "The harbour opens.".getBytes(UTF_8);
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 0, 1, 2};

    @Test
    void tellsTheFormByTheBytesWhereTheSenderIsWrong() {
        assertThat(ArticleBytes.form(PDF, "application/octet-stream", "")).isEqualTo(Form.PDF);
        assertThat(ArticleBytes.form(PDF, "", "")).isEqualTo(Form.PDF);
        assertThat(ArticleBytes.form(PAGE, "application/pdf", "")).isEqualTo(Form.HTML);
        assertThat(ArticleBytes.form(PAGE, "text/plain", "")).isEqualTo(Form.HTML);
        assertThat(ArticleBytes.form(PAGE, "", "")).isEqualTo(Form.HTML);
        assertThat(ArticleBytes.form(WORDS, "text/plain", "https://port.example/a.md?x=1"))
                .isEqualTo(Form.MARKDOWN);
        assertThat(ArticleBytes.form(WORDS, "text/plain", "https://port.example/a"))
                .isEqualTo(Form.TEXT);
        assertThat(ArticleBytes.form(PICTURE, "", "")).isEqualTo(Form.NONE);
        assertThat(ArticleBytes.form(PICTURE, "image/png", "")).isEqualTo(Form.NONE);
        assertThat(ArticleBytes.form(WORDS, "text/css", "")).isEqualTo(Form.NONE);
    }

    @Test
    void readsEachForm() {
        assertThat(text(PAGE, "text/html")).contains("The harbour opens on Monday, says the Harbour Office");
        assertThat(text(PDF, "application/pdf")).isEqualTo("The harbour opens on Monday, says the office.");
        assertThat(text("# The harbour\n\nIt *opens*.".getBytes(UTF_8), "text/markdown"))
                .isEqualTo("The harbour\n\nIt opens.");
        assertThat(text("It opens.\r\nSoon.\r\n".getBytes(UTF_8), "text/plain")).isEqualTo("It opens.\nSoon.");
    }

    @Test
    void saysWhatItDoesNotRead() {
        assertThat(ArticleBytes.read(PICTURE, "image/png", null, "")).isEqualTo(new Reading.NoArticle("image/png"));
        assertThat(ArticleBytes.read("<html></html>".getBytes(UTF_8), "text/html", null, ""))
                .isInstanceOf(Reading.NoText.class);
        assertThat(ArticleBytes.read("%PDF-1.4".getBytes(UTF_8), "application/pdf", null, ""))
                .isInstanceOf(Reading.NoText.class);
    }

    private static String text(byte[] bytes, String type) {
        Page page = ((Reading.Read) ArticleBytes.read(bytes, type, null, "https://port.example/")).page();
        return page.text();
    }
}
