package org.onrecord.dashboard.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static final Document PAGE = Jsoup.parse("""
            <!doctype html>
            <html lang="zh"><head><title>简报</title><style>body { font-family: "Noto Serif", "Noto Serif SC", serif; }</style></head><body>
            <h1>芬太尼：2026年11月30日简报</h1>
            <h2>Where each side stands</h2>
            <p>China: <a href="https://record.example/statements/1">1 against</a>; before, none.</p>
            <p><q>“加強合作，解決問題”</q> Łódź, Québec, Ελλάδα, Москва <a href="https://record.example/statements/2">湖泊部</a></p>
            </body></html>
            """);

    private final Printer printer = new Printer();

    @Test
    void aPdfHoldsTheWordsTheLinksAndTheTypeface() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(printer.pdf(PAGE, DAY, "reader"))) {
            PDFTextStripper text = new PDFTextStripper();
            text.setSortByPosition(true);
            assertThat(text.getText(pdf).lines())
                    .containsExactly(
                            "芬太尼：2026年11月30日简报",
                            "Where each side stands",
                            "China: 1 against; before, none.",
                            "“加強合作，解決問題” Łódź, Québec, Ελλάδα, Москва 湖泊部");
            List<String> links = new ArrayList<>();
            List<String> fonts = new ArrayList<>();
            for (PDPage page : pdf.getPages()) {
                for (PDAnnotation each : page.getAnnotations()) {
                    if (each instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI to) {
                        links.add(to.getURI());
                    }
                }
                for (var name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    fonts.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
                }
            }
            assertThat(links)
                    .containsExactly("https://record.example/statements/1", "https://record.example/statements/2");
            assertThat(fonts).contains("NotoSerif-Regular", "NotoSerifSC-Regular");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("简报");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("zh");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        }
    }

    @Test
    void aDocxHoldsTheWordsTheStylesAndTheLinks() throws Exception {
        try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(printer.docx(PAGE, DAY, "reader")))) {
            assertThat(docx.getParagraphs())
                    .extracting(XWPFParagraph::getStyle, XWPFParagraph::getText)
                    .containsExactly(
                            tuple("h1", "芬太尼：2026年11月30日简报"),
                            tuple("h2", "Where each side stands"),
                            tuple("p", "China: 1 against; before, none."),
                            tuple("p", "“加強合作，解決問題” Łódź, Québec, Ελλάδα, Москва 湖泊部"));
            assertThat(docx.getParagraphs().stream()
                            .flatMap(each -> each.getRuns().stream())
                            .filter(XWPFHyperlinkRun.class::isInstance)
                            .map(run ->
                                    ((XWPFHyperlinkRun) run).getHyperlink(docx).getURL()))
                    .containsExactly("https://record.example/statements/1", "https://record.example/statements/2");
            assertThat(docx.getStyles().getStyle("h1").getName()).isEqualTo("heading 1");
            assertThat(docx.getProperties().getCoreProperties().getTitle()).isEqualTo("简报");
        }
    }

    @Test
    void filesMadeTwiceAreTheSameToTheByte() throws Exception {
        byte[] docx = printer.docx(PAGE, DAY, "reader");
        assertThat(new Printer().docx(PAGE, DAY, "reader")).isEqualTo(docx);
        assertThat(new Printer().pdf(PAGE, DAY, "reader")).isEqualTo(printer.pdf(PAGE, DAY, "reader"));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                assertThat(each.getTimeLocal()).as(each.getName()).isEqualTo("1980-01-01T00:00:00");
            }
        }
        try (PDDocument pdf = Loader.loadPDF(printer.pdf(PAGE, DAY, "reader"))) {
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-30T00:00:00Z");
            assertThat(pdf.getDocumentInformation().getModificationDate().toInstant())
                    .isEqualTo("2026-11-30T00:00:00Z");
            String about = new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(about).doesNotContain("Date>" + LocalDate.now(ZoneOffset.UTC));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ministry of Lakes rejects the tariffs, and was in favour before",
                "",
                "芬太尼问题是美国的问题不是中国的问题中方愿同美方加强合作这句话没有空格也没有标点而且很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftspräsidentin",
                "نرفض الرسوم الجمركية",
                "👩‍👩‍👧‍👦🇨🇳 \u0000\u0007\u202e\ud800 \ufffe",
                "\n\n\n"
            })
    void aCardTakesAnyWords(String words) throws Exception {
        for (Card card : List.of(new Card(words, words, words), new Card("A headline", words.repeat(50), words))) {
            byte[] png = printer.png(card, "reader");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(picture.getWidth()).isEqualTo(1200);
            assertThat(picture.getHeight()).isEqualTo(630);
            assertThat(png.length).isLessThan(150_000);
            assertThat(new Printer().png(card, "reader")).isEqualTo(png);
        }
    }

    @Test
    void lettersThatTheTypefaceLacksAreMarked() {
        Typeface typeface = Typeface.read();
        assertThat(typeface.printable("نرفض Ponds 한국어 🙂!")).isEqualTo("□ Ponds □ !");
        assertThat(typeface.printable("a\u0000\u202eb\nc")).isEqualTo("ab c");
    }

    @Test
    void aClientWhoAsksForTooMuchIsToldWhenToAskAgain() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        printer.png(new Card("Headline " + i, "", ""), "greedy");
                    }
                })
                .hasMessage("too many files and pictures were asked for; ask again in a moment");
        assertThat(printer.png(new Card("One more", "", ""), "modest")).isNotEmpty();
        assertThat(printer.png(new Card("One more", "", ""), "greedy")).isNotEmpty();
    }
}
