package org.onrecord.dashboard.print;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.List;
import java.util.PrimitiveIterator;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.onrecord.events.resource.Resources;

/**
 * The typeface of files and pictures: Noto Serif for Latin, Greek and Cyrillic letters, Noto Serif SC for some 9,000 Chinese ones. It is drawn as
 * outlines, since the fonts of Java need libraries that many containers lack.
 */
record Typeface(List<Font> fonts) {
    /** Stands for letters that the typeface lacks. */
    private static final char LACKING = '□';

    record Font(String name, byte[] file, TrueTypeFont parsed, CmapLookup letters) {
        private static Font read(String name, String file) throws IOException {
            byte[] bytes = Resources.bytes(Typeface.class, file);
            TrueTypeFont parsed = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
            return new Font(name, bytes, parsed, parsed.getUnicodeCmapLookup());
        }

        InputStream open() {
            return new ByteArrayInputStream(file);
        }

        private boolean has(int letter) {
            return letters.getGlyphId(letter) > 0;
        }

        private double scale(double size) throws IOException {
            return size / parsed.getUnitsPerEm();
        }

        private double advance(int letter, double size) {
            try {
                return parsed.getAdvanceWidth(letters.getGlyphId(letter)) * scale(size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void draw(Graphics2D on, int letter, double x, double y, double size) {
            try {
                GlyphData outline = parsed.getGlyph().getGlyph(letters.getGlyphId(letter));
                if (outline != null) {
                    on.fill(new AffineTransform(scale(size), 0, 0, -scale(size), x, y)
                            .createTransformedShape(outline.getPath()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Typeface read() {
        try {
            return new Typeface(List.of(
                    Font.read("Noto Serif", "noto-serif.ttf"), Font.read("Noto Serif SC", "noto-serif-sc.ttf")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a text with one mark in place of each row of letters that the typeface lacks. Control characters and emoji are left out. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder();
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (PrimitiveIterator.OfInt each = composed.codePoints().iterator(); each.hasNext(); ) {
            int letter = each.nextInt();
            if (letter == '\n' || letter == '\t') {
                printable.append(' ');
            } else if (has(letter)) {
                printable.appendCodePoint(letter);
            } else if (Character.isLetterOrDigit(letter)
                    && (printable.isEmpty() || printable.charAt(printable.length() - 1) != LACKING)) {
                printable.append(LACKING);
            }
        }
        return printable.toString();
    }

    private boolean has(int letter) {
        return !Character.isISOControl(letter)
                && Character.getType(letter) != Character.FORMAT
                && fonts.stream().anyMatch(font -> font.has(letter));
    }

    private Font font(int letter) {
        return fonts.stream().filter(font -> font.has(letter)).findFirst().orElse(fonts.getFirst());
    }

    double width(String text, double size) {
        return text.codePoints()
                .mapToDouble(letter -> font(letter).advance(letter, size))
                .sum();
    }

    /** Draws one line of a text from a point on its base line. */
    void draw(Graphics2D on, String text, double x, double y, double size) {
        double at = x;
        for (PrimitiveIterator.OfInt each = text.codePoints().iterator(); each.hasNext(); ) {
            int letter = each.nextInt();
            Font font = font(letter);
            font.draw(on, letter, at, y, size);
            at += font.advance(letter, size);
        }
    }
}
