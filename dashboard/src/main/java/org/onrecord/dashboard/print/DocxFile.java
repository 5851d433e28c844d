package org.onrecord.dashboard.print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlException;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** Makes a DOCX file of a page: a paragraph for each block, with a style of its own, and a link for each link. */
final class DocxFile {
    /** The blocks, which hold no other. */
    private static final String BLOCKS = "h1, h2, h3, p, blockquote, figcaption, li";

    /** The first time that ZIP knows, without a zone. */
    private static final LocalDateTime ZIP_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final XWPFDocument file = new XWPFDocument();

    /** @param day that the file is dated to, so that the same page gives the same bytes */
    static byte[] of(Document page, LocalDate day) {
        DocxFile docx = new DocxFile();
        try (docx.file) {
            docx.style();
            page.body().select(BLOCKS).forEach(docx::add);
            docx.date(page, day);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            docx.file.write(bytes);
            return undated(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void style() throws IOException {
        try (InputStream styles = DocxFile.class.getResourceAsStream("styles.xml")) {
            file.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Element block) {
        XWPFParagraph paragraph = file.createParagraph();
        // The styles are named after the elements.
        paragraph.setStyle(block.tagName());
        add(block, paragraph, "");
    }

    private static void add(Element parent, XWPFParagraph to, String link) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text && (!text.isBlank() || isBetween(text))) {
                XWPFRun run = link.isEmpty() ? to.createRun() : to.createHyperlinkRun(link);
                run.setText(printable(text.text()));
                if (!link.isEmpty()) {
                    run.setStyle("a");
                }
                run.setStrikeThrough(parent.tagName().equals("del"));
            } else if (child instanceof Element element) {
                add(element, to, element.tagName().equals("a") ? element.attr("href") : link);
            }
        }
    }

    /** Returns true for a space between two parts of a block, and not at its ends. */
    private static boolean isBetween(TextNode space) {
        return space.previousSibling() != null && space.nextSibling() != null;
    }

    /** Returns a text without the characters that XML cannot hold. */
    private static String printable(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
    }

    private void date(Document page, LocalDate day) {
        CoreProperties about = file.getProperties().getCoreProperties();
        Optional<Date> midnight =
                Optional.of(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        about.setTitle(page.title());
        about.setCreator("OnRecord");
        about.setCreated(midnight);
        about.setModified(midnight);
    }

    /** Returns an archive with the same entries, which say nothing of when they were written. */
    private static byte[] undated(byte[] archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry each = from.getNextEntry(); each != null; each = from.getNextEntry()) {
                ZipEntry entry = new ZipEntry(each.getName());
                entry.setTimeLocal(ZIP_TIME);
                to.putNextEntry(entry);
                from.transferTo(to);
            }
        }
        return bytes.toByteArray();
    }
}
