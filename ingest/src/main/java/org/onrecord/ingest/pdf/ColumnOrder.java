package org.onrecord.ingest.pdf;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.ingest.pdf.PdfTextExtractor.PdfPage;

/** Puts the rows of a page into reading order: if a page has two columns drawn row by row, the left one comes first. */
final class ColumnOrder {
    private static final int FEWEST_ROWS = 5;
    /** The smallest width of a column, as a share of the page; anything narrower is a label or a cell. */
    private static final double NARROWEST = 0.25;

    private ColumnOrder() {}

    static List<TextLine> inReadingOrder(PdfPage page) {
        double gutter = gutter(page);
        List<TextLine> ordered = new ArrayList<>();
        if (gutter < 0) {
            page.rows().forEach(row -> ordered.add(joined(row)));
            return ordered;
        }
        List<TextLine> left = new ArrayList<>();
        List<TextLine> right = new ArrayList<>();
        for (List<TextLine> row : page.rows()) {
            if (row.stream().anyMatch(line -> line.left() < gutter && line.right() > gutter)) {
                // A heading across both columns ends the columns above it.
                ordered.addAll(left);
                ordered.addAll(right);
                left.clear();
                right.clear();
                ordered.add(joined(row));
            } else {
                add(row.stream().filter(line -> line.right() <= gutter).toList(), left);
                add(row.stream().filter(line -> line.left() >= gutter).toList(), right);
            }
        }
        ordered.addAll(left);
        ordered.addAll(right);
        return ordered;
    }

    private static void add(List<TextLine> side, List<TextLine> column) {
        if (!side.isEmpty()) {
            column.add(joined(side));
        }
    }

    /** Returns where two columns that are drawn row by row are divided; -1 if there are none. */
    private static double gutter(PdfPage page) {
        List<List<TextLine>> divided =
                page.rows().stream().filter(row -> row.size() == 2).toList();
        if (divided.size() < FEWEST_ROWS || divided.size() * 5 < page.rows().size() * 2) {
            return -1;
        }
        double[] middles = divided.stream()
                .mapToDouble(row -> (row.get(0).right() + row.get(1).left()) / 2)
                .sorted()
                .toArray();
        // The left column has ragged ends, but the right one starts sharply: the gutter is just before it.
        double[] begins =
                divided.stream().mapToDouble(row -> row.get(1).left()).sorted().toArray();
        double gutter = Math.min(begins[begins.length / 2] - 1, Math.max(middles[middles.length / 2], 0) * 2);
        long across = divided.stream()
                .filter(row -> row.get(0).right() <= gutter && row.get(1).left() >= gutter)
                .count();
        double wide = page.width() * NARROWEST;
        long narrow = divided.stream()
                .filter(row -> row.get(0).right() - row.get(0).left() < wide
                        || row.get(1).right() - row.get(1).left() < wide)
                .count();
        return across * 10 >= divided.size() * 8L && narrow * 2 < divided.size() ? gutter : -1;
    }

    private static TextLine joined(List<TextLine> row) {
        return row.stream().reduce(TextLine::with).orElseThrow();
    }
}
