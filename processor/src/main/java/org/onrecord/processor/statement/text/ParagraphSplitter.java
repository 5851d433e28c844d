package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.onrecord.events.Statement.Span;

/** Divides a text into paragraphs: its lines, where those that are only wrapped count as one. */
public final class ParagraphSplitter {
    private ParagraphSplitter() {}

    /** Returns the paragraphs that are not blank, without the white space around them. */
    public static List<Span> of(String text) {
        List<Span> lines = lines(text);
        if (lines.size() < 3) {
            return lines;
        }
        Set<Integer> wraps =
                LineWraps.in(text, at -> at, false).stream().map(Span::start).collect(Collectors.toSet());
        return join(lines, (last, line) -> wraps.contains(last.end()));
    }

    /**
     * Joins spans with the span before them.
     *
     * @param goesOn true if the second of two spans, of which the first may be several joined, belongs to the first
     */
    public static List<Span> join(List<Span> spans, BiPredicate<Span, Span> goesOn) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            if (!joined.isEmpty() && goesOn.test(joined.getLast(), span)) {
                joined.set(joined.size() - 1, new Span(joined.getLast().start(), span.end()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** Returns the lines that are not blank, without the white space around them: the paragraphs of a {@link PlainText}. */
    public static List<Span> lines(String text) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\u2029') {
                Span line = trim(text, start, i);
                if (line.end() > line.start()) {
                    lines.add(line);
                }
                start = i + 1;
            }
        }
        return lines;
    }

    public static Span trim(String text, int start, int end) {
        int from = Skip.over(text, start, end, ParagraphSplitter::blank);
        return new Span(from, Skip.back(text, from, end, ParagraphSplitter::blank));
    }

    private static boolean blank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
    }

    /** Returns true if the paragraph ends like a sentence. */
    public static boolean closed(String paragraph) {
        String words = paragraph.strip();
        return !words.isEmpty() && ".!?。！？…”\"’')）;；".indexOf(words.charAt(words.length() - 1)) >= 0;
    }
}
