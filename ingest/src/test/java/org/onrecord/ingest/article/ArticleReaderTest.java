package org.onrecord.ingest.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.onrecord.ingest.article.ArticleReader.Form;
import org.onrecord.ingest.article.ArticleReader.Reading;
import org.onrecord.ingest.extract.Page;
import org.onrecord.ingest.pdf.Pdf;

class ArticleReaderTest {
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
    void prefersTheBytesToAWrongMediaType() {
        assertThat(ArticleReader.form(PDF, "application/octet-stream", "")).isEqualTo(Form.PDF);
        assertThat(ArticleReader.form(PDF, "", "")).isEqualTo(Form.PDF);
        assertThat(ArticleReader.form(PAGE, "application/pdf", "")).isEqualTo(Form.HTML);
        assertThat(ArticleReader.form(PAGE, "text/plain", "")).isEqualTo(Form.HTML);
        assertThat(ArticleReader.form(PAGE, "", "")).isEqualTo(Form.HTML);
        assertThat(ArticleReader.form(WORDS, "text/plain", "https://port.example/a.md?x=1"))
                .isEqualTo(Form.MARKDOWN);
        assertThat(ArticleReader.form(WORDS, "text/plain", "https://port.example/a"))
                .isEqualTo(Form.TEXT);
        assertThat(ArticleReader.form(PICTURE, "", "")).isEqualTo(Form.NONE);
        assertThat(ArticleReader.form(PICTURE, "image/png", "")).isEqualTo(Form.NONE);
        assertThat(ArticleReader.form(WORDS, "text/css", "")).isEqualTo(Form.NONE);
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
    void namesTheFormatsThatItDoesNotRead() {
        assertThat(ArticleReader.read(PICTURE, "image/png", null, "")).isEqualTo(new Reading.NoArticle("image/png"));
        assertThat(ArticleReader.read("<html></html>".getBytes(UTF_8), "text/html", null, ""))
                .isInstanceOf(Reading.NoText.class);
        assertThat(ArticleReader.read("%PDF-1.4".getBytes(UTF_8), "application/pdf", null, ""))
                .isInstanceOf(Reading.NoText.class);
    }

    private static String text(byte[] bytes, String type) {
        Page page = ((Reading.Read) ArticleReader.read(bytes, type, null, "https://port.example/")).page();
        return page.text();
    }
}
