package org.onrecord.ingest.pdf;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.onrecord.ingest.reading.LimitExceededException;

/** Takes the words of a PDF and their positions from PDFBox, within limits. */
final class PdfTextExtractor extends PDFTextStripper {
    /** A gap wider than this many type sizes divides a line. */
    private static final double WIDE_GAP = 2.0;

    private static final long MOST_GLYPHS = 4_000_000;

    /** The time by which the PDF must have been read, see {@link System#nanoTime}. */
    private final long deadline;

    private final List<PdfPage> pages = new ArrayList<>();
    private List<List<TextLine>> rows = new ArrayList<>();
    private List<TextLine> row = new ArrayList<>();
    private @Nullable TextLine line;
    private long glyphs;
    private long unmapped;

    private PdfTextExtractor(long deadline) {
        this.deadline = deadline;
        // Most files draw columns one after the other; sorting by position would mix their lines.
        setSortByPosition(false);
        setSuppressDuplicateOverlappingText(true);
    }

    /**
     * The text of a page, in the order in which it is drawn.
     *
     * @param rows the lines of each row; a wide gap divides a row, as between columns
     */
    record PdfPage(double width, double height, List<List<TextLine>> rows) {}

    /**
     * The content of the pages.
     *
     * @param unmapped the number of glyphs whose character is unknown
     */
    record Content(List<PdfPage> pages, long glyphs, long unmapped) {}

    static Content read(PDDocument document, long deadline) throws IOException {
        PdfTextExtractor text = new PdfTextExtractor(deadline);
        text.writeText(document, Writer.nullWriter());
        return new Content(List.copyOf(text.pages), text.glyphs, text.unmapped);
    }

    @Override
    protected void startPage(PDPage page) {
        checkTime();
        rows = new ArrayList<>();
        row = new ArrayList<>();
        line = null;
    }

    @Override
    protected void endPage(PDPage page) {
        endRow();
        PDRectangle box = page.getCropBox();
        boolean turned = page.getRotation() % 180 != 0;
        pages.add(new PdfPage(
                turned ? box.getHeight() : box.getWidth(), turned ? box.getWidth() : box.getHeight(), rows));
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        checkTime();
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        if (++glyphs > MOST_GLYPHS) {
            throw new LimitExceededException(
                    "the PDF draws more than " + MOST_GLYPHS + " characters; split it into its parts");
        }
        if (isUnmapped(position.getUnicode())) {
            unmapped++;
        }
        // Rotated text is a watermark or part of a figure.
        if (position.getDir() % 90 == 0) {
            super.processTextPosition(position);
        }
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        String word = PdfCharacters.clean(text);
        if (word.isEmpty() || positions.isEmpty()) {
            return;
        }
        TextPosition first = positions.getFirst();
        double left = Double.MAX_VALUE;
        double right = 0;
        boolean bold = true;
        for (TextPosition each : positions) {
            left = Math.min(left, each.getXDirAdj());
            right = Math.max(right, each.getXDirAdj() + each.getWidthDirAdj());
            bold &= isBold(each);
        }
        double size = Math.max(1, Math.abs(first.getYScale()));
        TextLine next = new TextLine(pages.size(), left, right, first.getYDirAdj(), size, bold, right - left, word);
        TextLine before = line;
        if (before == null) {
            line = next;
        } else if (next.left() - before.right() > WIDE_GAP * size || next.right() < before.left()) {
            row.add(before);
            line = next;
        } else {
            line = before.with(next);
        }
    }

    @Override
    protected void writeWordSeparator() {}

    @Override
    protected void writeLineSeparator() {
        endRow();
    }

    @Override
    protected void writeParagraphStart() {
        endRow();
    }

    @Override
    protected void writeParagraphEnd() {
        endRow();
    }

    private void checkTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new LimitExceededException(PdfReader.TOO_SLOW);
        }
    }

    private void endRow() {
        if (line != null) {
            row.add(line);
            line = null;
        }
        if (!row.isEmpty()) {
            rows.add(row);
            row = new ArrayList<>();
        }
    }

    private static boolean isBold(TextPosition position) {
        String name = position.getFont().getName();
        if (name == null) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("bold") || lower.contains("black") || lower.contains("heavy") || lower.contains("simhei");
    }

    private static boolean isUnmapped(@Nullable String unicode) {
        return unicode == null
                || unicode.codePoints().anyMatch(c -> c == 0xFFFD || Character.getType(c) == Character.PRIVATE_USE);
    }
}
