package org.onrecord.ingest.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** A PDF drawn line by line: letter size, the origin at the top left. */
public final class Pdf {
    private final PDDocument document = new PDDocument();
    private PDPage page = new PDPage(PDRectangle.LETTER);
    private float size = 11;
    private boolean bold;

    private Pdf() {
        document.addPage(page);
    }

    /** A PDF with one empty page. */
    public static Pdf of() {
        return new Pdf();
    }

    Pdf nextPage() {
        page = new PDPage(PDRectangle.LETTER);
        document.addPage(page);
        return this;
    }

    Pdf type(float points, boolean isBold) {
        size = points;
        bold = isBold;
        return this;
    }

    /** Draws words at a place. */
    Pdf at(float x, float y, String words) {
        return draw(content -> {
            content.beginText();
            content.setFont(new PDType1Font(bold ? FontName.HELVETICA_BOLD : FontName.HELVETICA), size);
            content.newLineAtOffset(x, page.getMediaBox().getHeight() - y);
            content.showText(words);
            content.endText();
        });
    }

    /** Draws lines below each other, 14 points apart. */
    public Pdf lines(float x, float y, String... lines) {
        for (int i = 0; i < lines.length; i++) {
            at(x, y + 14 * i, lines[i]);
        }
        return this;
    }

    Pdf picture() {
        return draw(content -> {
            java.awt.image.BufferedImage image =
                    new java.awt.image.BufferedImage(100, 100, java.awt.image.BufferedImage.TYPE_INT_RGB);
            content.drawImage(LosslessFactory.createFromImage(document, image), 0, 0, 600, 700);
        });
    }

    Pdf title(String title) {
        document.getDocumentInformation().setTitle(title);
        return this;
    }

    Pdf made(int year, int month, int day, int hour, String zone) {
        Calendar when = new GregorianCalendar(TimeZone.getTimeZone(zone));
        when.clear();
        when.set(year, month - 1, day, hour, 0, 0);
        document.getDocumentInformation().setCreationDate(when);
        return this;
    }

    byte[] lockedBy(String password) {
        try {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (document) {
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Drawing {
        void on(PDPageContentStream content) throws IOException;
    }

    private Pdf draw(Drawing drawing) {
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
            drawing.on(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
