package org.onrecord.dashboard.print;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.onrecord.events.text.Ellipsis;

/**
 * The picture that chats and mail programs show of a link.
 *
 * @param headline who did what
 * @param words what was said; may be empty
 * @param by who said it, when and where; may be empty
 */
public record Card(String headline, String words, String by) {
    /** The size that previews ask for, in pixels. */
    public static final int WIDTH = 1200;

    public static final int HEIGHT = 630;

    private static final Color PAPER = new Color(0xfbfaf7);
    private static final Color INK = new Color(0x1c1c1c);
    private static final Color GREY = new Color(0x5f5a52);
    private static final Color BLUE = new Color(0x1a4d8f);
    private static final int MARGIN = 72;
    private static final int LONGEST = 600;

    /** Lines of a size, in which lines are broken and the last one ends with an ellipsis where the text is longer. */
    private record Block(double size, int lines) {
        List<String> lines(Typeface typeface, String text, double width) {
            List<String> all = new ArrayList<>();
            String rest = text;
            while (!rest.isEmpty() && all.size() < lines) {
                int end = end(typeface, rest, width);
                String line = rest.substring(0, end).strip();
                rest = rest.substring(end).strip();
                all.add(rest.isEmpty() || all.size() < lines - 1 ? line : shortened(typeface, line, width));
            }
            return all;
        }

        /** Returns where the first line of a text ends: where its language may break it, or anywhere in a word that is too long. */
        private int end(Typeface typeface, String text, double width) {
            BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
            breaks.setText(text);
            int end = fitting(typeface, text, width);
            return end == text.length() || breaks.isBoundary(end) || breaks.preceding(end) == 0
                    ? end
                    : breaks.preceding(end);
        }

        private int fitting(Typeface typeface, String text, double width) {
            int end = text.offsetByCodePoints(0, 1);
            double used = typeface.width(text.substring(0, end), size);
            while (end < text.length()) {
                int next = text.offsetByCodePoints(end, 1);
                used += typeface.width(text.substring(end, next), size);
                if (used > width) {
                    break;
                }
                end = next;
            }
            return end;
        }

        private String shortened(Typeface typeface, String line, double width) {
            String kept = line.substring(0, fitting(typeface, line, width - typeface.width("…", size)));
            return kept.strip() + "…";
        }
    }

    /** Returns all that is on the card, for those who cannot see it. */
    public String text() {
        return Stream.of(headline, words, by).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
    }

    byte[] png(Typeface typeface) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D on = picture.createGraphics();
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        on.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        on.setColor(PAPER);
        on.fillRect(0, 0, WIDTH, HEIGHT);
        on.setColor(BLUE);
        on.fillRect(0, 0, 14, HEIGHT);
        on.setColor(INK);
        double y = draw(on, typeface, new Block(50, 3), headline, MARGIN, MARGIN + 48);
        if (!words.isBlank()) {
            double top = y + 14;
            on.setColor(GREY);
            y = draw(
                    on,
                    typeface,
                    new Block(33, Math.max(1, (int) ((HEIGHT - 150 - y) / 46))),
                    words,
                    MARGIN + 28,
                    y + 44);
            on.setColor(BLUE);
            on.fillRect(MARGIN, (int) top, 5, (int) (y - top - 30));
        }
        on.setColor(GREY);
        on.fillRect(MARGIN, HEIGHT - 92, WIDTH - 2 * MARGIN, 1);
        double brand = typeface.width("OnRecord", 28);
        typeface.draw(on, "OnRecord", WIDTH - MARGIN - brand, HEIGHT - 46, 28);
        new Block(24, 1)
                .lines(typeface, printable(typeface, by), WIDTH - 3 * MARGIN - brand)
                .forEach(line -> typeface.draw(on, line, MARGIN, HEIGHT - 46, 24));
        on.dispose();
        return encoded(picture);
    }

    /** Draws a text and returns the base line of what may stand below it. */
    private static double draw(Graphics2D on, Typeface typeface, Block block, String text, double x, double top) {
        double y = top;
        for (String line : block.lines(typeface, printable(typeface, text), WIDTH - MARGIN - x)) {
            typeface.draw(on, line, x, y, block.size());
            y += block.size() * 1.4;
        }
        return y;
    }

    private static String printable(Typeface typeface, String text) {
        return typeface.printable(Ellipsis.cut(text, LONGEST))
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static byte[] encoded(BufferedImage picture) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(png)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
