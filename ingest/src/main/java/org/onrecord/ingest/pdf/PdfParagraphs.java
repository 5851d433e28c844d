package org.onrecord.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins lines into paragraphs by what a reader sees: the space between lines, the size and weight of the type, indents,
 * bullets, and lines that end although the next word would have fitted.
 */
final class PdfParagraphs {
    /** Lines farther apart than this many times the usual distance belong to different paragraphs. */
    private static final double APART = 1.3;
    /** How many lines before and after a line show where its column ends. */
    private static final int NEIGHBOURS = 30;

    private static final Pattern BULLET =
            Pattern.compile("^(?:[•●▪■◦‣∙·○➢✓–—*-]|\\(?\\d{1,2}[.)]|\\(?[a-z][.)]|[一二三四五六七八九十]{1,3}、)(?:\\s|$).*");
    private static final Pattern HYPHENATED = Pattern.compile("(\\p{L}[\\p{L}'’-]*)[-\\u00AD\\u2010]$");
    private static final Pattern FIRST_WORD = Pattern.compile("^\\p{Ll}[\\p{L}'’]*");
    private static final Pattern COMPOUNDING = PdfFile.PATTERNS.pattern("compounding");

    /**
     * A paragraph or a heading.
     *
     * @param page on which it starts, from 0
     * @param bold true if all of it is bold
     */
    record PdfParagraph(int page, double size, boolean bold, String text) {}

    private final List<TextLine> lines;
    private final double bodySize;
    private final double usualGap;
    private final Set<String> words;

    private PdfParagraphs(List<TextLine> lines) {
        this.lines = lines;
        this.bodySize = bodySize(lines);
        this.usualGap = usualGap(lines);
        this.words = words(lines);
    }

    /** Returns the paragraphs of lines in reading order. */
    static List<PdfParagraph> of(List<TextLine> lines) {
        return lines.isEmpty() ? List.of() : new PdfParagraphs(lines).paragraphs();
    }

    /** Returns the type size of most of the text, in points. */
    static double bodySize(List<TextLine> lines) {
        Map<Double, Integer> characters = new TreeMap<>();
        lines.forEach(line ->
                characters.merge(Math.round(line.size() * 2) / 2.0, line.text().length(), Integer::sum));
        return characters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(1.0);
    }

    private List<PdfParagraph> paragraphs() {
        List<PdfParagraph> paragraphs = new ArrayList<>();
        TextLine first = lines.getFirst();
        boolean bold = first.bold();
        StringBuilder text = new StringBuilder(first.text());
        for (int i = 1; i < lines.size(); i++) {
            if (parts(i)) {
                paragraphs.add(new PdfParagraph(first.page(), first.size(), bold, text.toString()));
                first = lines.get(i);
                bold = first.bold();
                text = new StringBuilder(first.text());
            } else {
                bold &= lines.get(i).bold();
                append(text, lines.get(i).text());
            }
        }
        paragraphs.add(new PdfParagraph(first.page(), first.size(), bold, text.toString()));
        return paragraphs;
    }

    /** Returns true if a line starts a paragraph. */
    private boolean parts(int index) {
        TextLine before = lines.get(index - 1);
        TextLine line = lines.get(index);
        double size = Math.max(before.size(), line.size());
        if (Math.abs(before.size() - line.size()) > 0.12 * size
                || BULLET.matcher(line.text()).matches()) {
            return true;
        }
        double gap = line.y() - before.y();
        if (before.page() != line.page() || gap < -0.5 * size) {
            return !goesOnElsewhere(index - 1);
        }
        if (gap > usualGap * APART * size) {
            return true;
        }
        boolean heading = isHeading(before) && isHeading(line);
        if (before.bold() != line.bold() && isHeading(before) != isHeading(line)) {
            return true;
        }
        return !heading && (isIndented(index) || endsEarly(index - 1));
    }

    private boolean isHeading(TextLine line) {
        return line.bold() || line.size() > bodySize * 1.1;
    }

    /** Returns true if the sentence of the last line of a page or column continues on the next. */
    private boolean goesOnElsewhere(int index) {
        TextLine line = lines.get(index);
        TextLine next = lines.get(index + 1);
        if (isHeading(line) || isHeading(next) || PdfCharacters.endsSentence(line.text())) {
            return false;
        }
        return FIRST_WORD.matcher(next.text()).lookingAt()
                || line.right() > rightEdge(index) - 0.15 * (rightEdge(index) - line.left());
    }

    /** Returns true for a line that starts further right than the one before it, unless it continues a list item. */
    private boolean isIndented(int index) {
        TextLine before = lines.get(index - 1);
        TextLine line = lines.get(index);
        return line.left() - before.left() > 0.9 * line.size()
                && line.left() - before.left() < 6 * line.size()
                && !BULLET.matcher(before.text()).matches()
                && PdfCharacters.endsSentence(before.text());
    }

    /** Returns true if the first word of the next line would have fitted: then the author ended the line. */
    private boolean endsEarly(int index) {
        TextLine line = lines.get(index);
        TextLine next = lines.get(index + 1);
        boolean goesOn = !PdfCharacters.endsSentence(line.text())
                && FIRST_WORD.matcher(next.text()).lookingAt();
        if (goesOn || HYPHENATED.matcher(line.text()).find()) {
            return false;
        }
        boolean ideographic = PdfCharacters.isIdeographic(next.text().codePointAt(0));
        double word = ideographic ? line.size() : next.firstWord();
        double room = rightEdge(index) - line.right() - word;
        // Ragged lines look the same if only the last word of a paragraph would have fitted.
        return room > (PdfCharacters.endsSentence(line.text()) ? 1 : 3) * line.size();
    }

    /** Returns the right edge of a line's column: that of the longest line nearby with about the same left edge. */
    private double rightEdge(int index) {
        TextLine line = lines.get(index);
        double edge = line.right();
        for (int i = Math.max(0, index - NEIGHBOURS); i < Math.min(lines.size(), index + NEIGHBOURS); i++) {
            TextLine other = lines.get(i);
            if (other.page() == line.page() && Math.abs(other.left() - line.left()) < 4 * line.size()) {
                edge = Math.max(edge, other.right());
            }
        }
        return edge;
    }

    private void append(StringBuilder text, String next) {
        Matcher hyphenated = HYPHENATED.matcher(text);
        Matcher word = FIRST_WORD.matcher(next);
        if (hyphenated.find() && word.find()) {
            text.setLength(text.length() - 1);
            text.append(keepsHyphen(hyphenated.group(1), word.group()) ? "-" : "");
        } else if (!text.isEmpty()
                && !(PdfCharacters.isIdeographic(text.codePointBefore(text.length()))
                        && PdfCharacters.isIdeographic(next.codePointAt(0)))) {
            text.append(' ');
        }
        text.append(next);
    }

    /** Returns true if a word divided at its hyphen keeps it, as the rest of the document writes the word. */
    private boolean keepsHyphen(String first, String second) {
        String begin = first.toLowerCase(Locale.ROOT);
        String end = second.toLowerCase(Locale.ROOT);
        if (words.contains(begin + end)) {
            return false;
        }
        return words.contains(begin + "-" + end)
                || COMPOUNDING.matcher(begin).matches()
                || begin.contains("-")
                        && !words.contains(begin.substring(begin.lastIndexOf('-') + 1) + end)
                        && words.contains(begin);
    }

    private static Set<String> words(List<TextLine> lines) {
        Set<String> words = new HashSet<>();
        for (TextLine line : lines) {
            for (String word : line.text().toLowerCase(Locale.ROOT).split("[^\\p{L}'’-]+")) {
                words.add(word);
            }
        }
        return words;
    }

    /** Returns the usual distance between base lines, in type sizes. */
    private static double usualGap(List<TextLine> lines) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            TextLine before = lines.get(i - 1);
            TextLine line = lines.get(i);
            double gap = (line.y() - before.y()) / line.size();
            if (before.page() == line.page() && gap > 0.5 && gap < 3.5 && Math.abs(before.size() - line.size()) < 0.6) {
                gaps.add(gap);
            }
        }
        gaps.sort(Comparator.naturalOrder());
        // The lower third: in a text of short paragraphs half of the gaps are between paragraphs.
        return gaps.isEmpty() ? 1.3 : gaps.get(gaps.size() / 3);
    }
}
