package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.events.Statement.Span;

/** Divides a text into paragraphs: its lines, or the blocks between blank lines if the text is hard-wrapped. */
public final class ParagraphSplitter {
    private static final int WRAP_MIN = 50;
    private static final int WRAP_MAX = 100;

    private ParagraphSplitter() {}

    /** Returns the paragraphs that are not blank, without the white space around them. */
    public static List<Span> of(String text) {
        List<Span> lines = lines(text);
        if (!hardWrapped(text, lines)) {
            return lines;
        }
        List<Span> blocks = new ArrayList<>();
        for (Span line : lines) {
            Span last = blocks.isEmpty() ? null : blocks.getLast();
            if (last != null && newlines(text, last.end(), line.start()) == 1 && !opensAnew(text, line)) {
                blocks.set(blocks.size() - 1, new Span(last.start(), line.end()));
            } else {
                blocks.add(line);
            }
        }
        return blocks;
    }

    /** Returns the span without the white space at its ends. */
    public static Span trim(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && blank(text.charAt(from))) {
            from++;
        }
        while (to > from && blank(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    private static List<Span> lines(String text) {
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

    /** Returns true if consecutive lines are about as long as a terminal is wide and seldom end a sentence. */
    private static boolean hardWrapped(String text, List<Span> lines) {
        List<Integer> lengths = new ArrayList<>();
        int followed = 0;
        int closed = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (newlines(text, lines.get(i).end(), lines.get(i + 1).start()) == 1) {
                followed++;
                closed += ".!?:;”\"。".indexOf(text.charAt(lines.get(i).end() - 1)) >= 0 ? 1 : 0;
                lengths.add(lines.get(i).end() - lines.get(i).start());
            }
        }
        if (followed < 3 || followed * 3 < lines.size() || closed * 5 > followed * 2) {
            return false;
        }
        lengths.sort(Comparator.naturalOrder());
        int middle = lengths.get(lengths.size() / 2);
        return middle >= WRAP_MIN && middle <= WRAP_MAX && lengths.getLast() <= 2 * WRAP_MAX;
    }

    /** Returns true for a line that opens a turn: it starts a paragraph even in hard-wrapped text. */
    private static boolean opensAnew(String text, Span line) {
        int colon = text.indexOf(':', line.start(), Math.min(line.end(), line.start() + 30));
        return colon > line.start()
                && text.substring(line.start(), colon)
                        .chars()
                        .allMatch(c -> Character.isUpperCase(c) || c == ' ' || c == '.' || c == '\'');
    }

    private static long newlines(String text, int start, int end) {
        return text.substring(start, end).chars().filter(c -> c == '\n').count();
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
    }

    /** Returns true if the paragraph ends like a sentence. */
    public static boolean closed(String paragraph) {
        String words = paragraph.strip();
        return !words.isEmpty() && ".!?。！？…”\"’')）;；".indexOf(words.charAt(words.length() - 1)) >= 0;
    }
}
