package org.onrecord.ingest.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.events.Document;
import org.onrecord.events.time.Published;
import org.onrecord.ingest.file.DocumentFile.Form;
import org.onrecord.ingest.item.Item;
import org.onrecord.ingest.pdf.Pdf;

class DocumentFileTest {
    private static final String FRENCH =
            "<article><h1>Le café du port</h1><p>Le café du port est ouvert, dit le bureau du port, après deux ans de travaux"
                    + " pendant lesquels le bassin a été dragué et le quai réparé.</p></article>";
    private static final Instant MODIFIED = Instant.parse("2024-05-01T08:00:00Z");

    @Test
    void keepsATextWithASidecarToTheByte() {
        String text = "---\r\n  The  harbour\topens.\n\n\nOn Monday. \n";
        Document document = accepted("notes/a.txt", "\uFEFF" + text, Form.TEXT, "title: Harbour\nlanguage: en\n");
        assertThat(document.text()).isEqualTo(text);
        assertThat(document.title()).isEqualTo("Harbour");
        assertThat(document.language()).isEqualTo("en");
        assertThat(document.publisher()).isEmpty();
        assertThat(document.published()).isNull();
        assertThat(document.fetched()).isEqualTo(MODIFIED);
        assertThat(document.sourceItem()).isEqualTo("notes/a.txt");
    }

    @Test
    void readsTheHeaderOfAText() {
        Document document = accepted("a.txt", """
                ---
                publisher: Harbour Office
                title: "Opening: Monday"
                date: 2024-04-30T18:00:00+08:00
                url: https://harbour.example/opening
                language: zh-hans
                side: XX
                id: harbour-1
                fetched: 2024-05-02T10:00:00+02:00
                ---

                The harbour opens.
                """, Form.TEXT, null);
        assertThat(document.publisher()).isEqualTo("Harbour Office");
        assertThat(document.title()).isEqualTo("Opening: Monday");
        assertThat(document.published())
                .isEqualTo(new Published("2024-04-30T18:00:00+08:00", Published.Precision.TIME, "header"));
        assertThat(document.url()).isEqualTo("https://harbour.example/opening");
        assertThat(document.language()).isEqualTo("zh-Hans");
        assertThat(document.side()).isEqualTo("XX");
        assertThat(document.sourceItem()).isEqualTo("harbour-1");
        assertThat(document.fetched()).isEqualTo("2024-05-02T08:00:00Z");
        assertThat(document.text()).isEqualTo("The harbour opens.\n");
    }

    @Test
    void namesFileAndLineOfAMistakeInTheMetadata() {
        assertThat(refusal("a.txt", "---\ntitle: A\nauthor: B\n---\nText.", Form.TEXT, null))
                .isEqualTo(
                        "a.txt line 3: the header has no field \"author\"; it has date, fetched, id, language, publisher,"
                                + " side, title, url");
        assertThat(refusal("in/a.txt", "Text.", Form.TEXT, "title: A\n\ndate: 21 June\n"))
                .isEqualTo(
                        "a.txt.meta.yaml line 3: date must be in ISO 8601, such as 2023-06-21 or 2023-06-21T10:00:00+08:00,"
                                + " not before 1900 and at most a day ahead, not \"21 June\"");
        assertThat(refusal("a.txt", "Text.", Form.TEXT, "url: javascript:alert(1)\n"))
                .isEqualTo("a.txt.meta.yaml line 1: url must be a web address such as https://example.org/page, not"
                        + " \"javascript:alert(1)\"");
        assertThat(refusal("a.txt", "Text.", Form.TEXT, "title: A\ntitle: B\n"))
                .isEqualTo("a.txt.meta.yaml line 2: the sidecar has the field \"title\" twice; keep one");
        assertThat(refusal("a.txt", "Text.", Form.TEXT, "title: A: B\n"))
                .startsWith("a.txt.meta.yaml line 1: not YAML: ");
        assertThat(refusal("a.txt", "---\ntitle: A\nText.", Form.TEXT, null))
                .isEqualTo("a.txt line 1 opens a header with --- that no second line --- closes; close it, or give the"
                        + " metadata in a.txt.meta.yaml");
    }

    @Test
    void readsAnHtmlPage() {
        Document document = accepted("a.html", """
                <html lang="en"><head><title>Harbour news</title>
                <meta property="article:published_time" content="2024-04-30">
                <link rel="canonical" href="https://harbour.example/a"></head>
                <body><header>Menu</header><nav>Home</nav>
                <article><header><h1>The harbour</h1></header><p>It opens
                on <b>Monday</b>.<br>At six.</p><script>x()</script><ul><li>Boats</li><li>Ships</li></ul></article>
                <footer>Imprint</footer></body></html>
                """, Form.HTML, "publisher: Harbour Office\n");
        assertThat(document.text())
                .contains("It opens on Monday.", "At six.")
                .doesNotContain("x()")
                .doesNotContain("Imprint");
        assertThat(document.title()).isEqualTo("The harbour");
        assertThat(document.language()).isEqualTo("en");
        assertThat(document.url()).isEqualTo("https://harbour.example/a");
        assertThat(document.publisher()).isEqualTo("Harbour Office");
        assertThat(document.published()).extracting(Published::value).isEqualTo("2024-04-30");
    }

    @Test
    void readsAPdf() {
        byte[] pdf = Pdf.of()
                .lines(72, 110, "The harbour opens on Monday, and all boats", "can be moored there again.")
                .bytes();
        Document document = ((Item.Accepted) file("a.pdf")
                        .of(pdf, Form.PDF, "title: Harbour\ndate: 2024-04-30\nlanguage: en\n".getBytes(UTF_8)))
                .document();
        assertThat(document.text()).isEqualTo("The harbour opens on Monday, and all boats can be moored there again.");
        assertThat(document.title()).isEqualTo("Harbour");
        assertThat(document.published()).isEqualTo(new Published("2024-04-30", Published.Precision.DAY, "sidecar"));
        assertThat(((Item.Refused) file("a.pdf").of("%PDF-1.4".getBytes(UTF_8), Form.PDF, null)).reason())
                .startsWith("the PDF is damaged (");
    }

    @Test
    void readsAnHtmlPageInTheEncodingThatItNames() {
        byte[] page = ("<meta charset=\"ISO-8859-1\">" + FRENCH).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(((Item.Accepted) file("a.html").of(page, Form.HTML, null))
                        .document()
                        .text())
                .contains("Le café du port est ouvert");
    }

    @Test
    void readsMarkdown() {
        Document document = accepted("a.md", """
                ---
                publisher: Harbour Office
                ---
                # The *harbour*

                It opens
                on [Monday](https://harbour.example).

                > "We are ready," says the mayor.

                * Boats
                * Ships
                """, Form.MARKDOWN, null);
        assertThat(document.title()).isEqualTo("The harbour");
        assertThat(document.text())
                .isEqualTo("The harbour\n\nIt opens on Monday.\n\n\"We are ready,\" says the mayor.\n\nBoats\n\nShips");
    }

    @Test
    void refusesASidecarOfBracketsInsteadOfOverflowing() {
        assertThat(refusal("a.txt", "The harbour opens.", Form.TEXT, "[".repeat(20_000)))
                .isEqualTo("a.txt.meta.yaml line 1: not YAML: it is nested more than 32 levels deep");
        assertThat(refusal("a.txt", "The harbour opens.", Form.TEXT, "- ".repeat(20_000)))
                .isEqualTo("a.txt.meta.yaml line 1: not YAML: it is nested more than 32 levels deep");
        assertThat(refusal("a.txt", "---\n" + "{a: ".repeat(20_000) + "\n---\nOpen.", Form.TEXT, null))
                .isEqualTo("a.txt line 2: not YAML: it is nested more than 32 levels deep");
    }

    @Test
    void takesDatesThatADocumentCanHave() {
        assertThat(refusal("a.txt", "The harbour opens.", Form.TEXT, "date: 0001-01-01"))
                .isEqualTo(
                        "a.txt.meta.yaml line 1: date must be in ISO 8601, such as 2023-06-21 or 2023-06-21T10:00:00+08:00,"
                                + " not before 1900 and at most a day ahead, not \"0001-01-01\"");
        assertThat(refusal("a.txt", "The harbour opens.", Form.TEXT, "fetched: +999999999-01-01"))
                .contains("must be a time");
        String page = "<meta property=\"article:published_time\" content=\"9999-12-31T00:00:00Z\">" + FRENCH;
        assertThat(accepted("a.html", page, Form.HTML, null).published()).isNull();
    }

    @Test
    void refusesFilesWithoutText() {
        assertThat(refusal("a.txt", "", Form.TEXT, null))
                .isEqualTo("the file is empty; write the document's text into it or remove it");
        assertThat(refusal("a.txt", " \n\n", Form.TEXT, null))
                .isEqualTo("the file contains no text; write the document's text into it or remove it");
        assertThat(refusal("a.html", "<body><nav></nav></body>", Form.HTML, null))
                .isEqualTo("the file contains no text; write the document's text into it or remove it");
    }

    @Test
    void refusesATextThatIsNotUtf8AndReadsAPageByItsBytes() {
        byte[] latin1 = "Open.\nThe café.".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(((Item.Refused) file("a.txt").of(latin1, Form.TEXT, null)).reason())
                .isEqualTo("a.txt is not UTF-8 on line 2; convert it, for example with iconv -t UTF-8");
        assertThat(((Item.Accepted) file("a.html").of(FRENCH.getBytes(StandardCharsets.ISO_8859_1), Form.HTML, null))
                        .document()
                        .text())
                .contains("Le café du port est ouvert");
    }

    private static Document accepted(String path, String text, Form form, @Nullable String sidecar) {
        return ((Item.Accepted) item(path, text, form, sidecar)).document();
    }

    private static String refusal(String path, String text, Form form, @Nullable String sidecar) {
        return ((Item.Refused) item(path, text, form, sidecar)).reason();
    }

    private static Item item(String path, String text, Form form, @Nullable String sidecar) {
        return file(path).of(text.getBytes(UTF_8), form, sidecar == null ? null : sidecar.getBytes(UTF_8));
    }

    private static DocumentFile file(String path) {
        return new DocumentFile("inbox", path, "inbox/" + path, MODIFIED, MODIFIED);
    }
}
