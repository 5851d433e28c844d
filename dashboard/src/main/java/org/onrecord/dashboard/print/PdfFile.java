package org.onrecord.dashboard.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

/** Makes a PDF file of a page: with its typeface inside, and with the order and the kinds of its parts, for screen readers. */
final class PdfFile {
    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfFile() {}

    /** @param day that the file is dated to, so that the same page gives the same bytes */
    static byte[] of(Document page, LocalDate day, Typeface typeface) {
        Document printable = page.clone();
        printable.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                text.text(typeface.printable(text.getWholeText()));
            }
        });
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        typeface.fonts().forEach(font -> builder.useFont(font::open, font.name(), 400, FontStyle.NORMAL, true));
        builder.withW3cDocument(W3CDom.convert(printable), null);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        builder.toStream(file);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument pdf = renderer.getPdfDocument();
            date(pdf, day);
            pdf.save(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void date(PDDocument pdf, LocalDate day) {
        PDDocumentInformation about = pdf.getDocumentInformation();
        GregorianCalendar midnight = GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC));
        about.setCreationDate(midnight);
        about.setModificationDate(midnight);
        about.setCreator("OnRecord");
        pdf.setDocumentId(day.toEpochDay());
    }
}
