package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.onrecord.events.Statement.Span;

/**
 * Finds the line ends that only keep a text within a width. Lines are wrapped where each one is so long that the first word of the next would
 * not have fitted, or, in a text with blank lines between its paragraphs, where lines are about as long as a terminal is wide.
 */
final class LineWraps {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 110;
    private static final int TERMINAL = 50;
    private static final int TERMINAL_MAX = 100;
    /** A line of Chinese characters, each of which is two columns wide. */
    private static final int NARROWEST_CHINESE = 16;

    /** A shorter line may be a heading or a name. */
    private static final int SHORTEST = 24;

    /** Small words with which no line ends unless it breaks off. */
    private static final Pattern BEFORE_NOUN =
            Pattern.compile("(?:^| )(?:the|a|an|of|by|with|and|that|from|its|their|our|is|are|was|were)$");

    private static final Pattern COMMA = Pattern.compile(",[”\"]?$");
    private static final String CLOSING = ".!?:;”\"。！？：；";
    private static final Pattern BULLET = Pattern.compile("(?:[-*+•·▪◦‣●○■➢►✓–]|\\d{1,3}[.)])[ \\t　]+\\S.*");
    private static final Pattern LABEL = Pattern.compile("[\\p{Lu}\\d .'’()-]{2,30}:.*");

    private final String text;
    private final List<Line> lines = new ArrayList<>();

    /** A line without the white space around it; how wide it was as given, and where it ends with its line feed. */
    private record Line(Span words, int width, boolean followed) {}

    private LineWraps(String text, IntUnaryOperator given) {
        this.text = text;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                Span words = ParagraphSplitter.trim(text, start, i);
                int width = given.applyAsInt(Math.max(start, words.end())) - given.applyAsInt(start);
                boolean followed = i + 1 < text.length() && !blankLine(i + 1);
                if (words.end() > words.start()) {
                    lines.add(new Line(words, width, followed));
                }
                start = i + 1;
            }
        }
    }

    /**
     * Returns the stretches of white space in which a line is wrapped, in order.
     *
     * @param given where a character stood in the text as given, whose widths count
     */
    static List<Span> in(String text, IntUnaryOperator given) {
        return new LineWraps(text, given).find();
    }

    private boolean blankLine(int at) {
        for (int i = at; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            if (!Character.isWhitespace(text.charAt(i)) && !Character.isSpaceChar(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private List<Span> find() {
        List<Span> wraps = new ArrayList<>();
        boolean terminal = terminal();
        int from = 0;
        while (from < lines.size()) {
            int to = from;
            while (to + 1 < lines.size() && lines.get(to).followed()) {
                to++;
            }
            int width = width(from, to);
            boolean wrapped = to > from && (terminal || filled(from, to, width));
            for (int i = from; i < to; i++) {
                if (wrapped && !opensAnew(i + 1) && !ends(i, width) || broken(i)) {
                    wraps.add(new Span(
                            lines.get(i).words().end(), lines.get(i + 1).words().start()));
                }
            }
            from = to + 1;
        }
        return wraps;
    }

    /** Returns true if the adjoining lines of the whole text are about as long as a terminal is wide and seldom end a sentence. */
    private boolean terminal() {
        List<Integer> widths = new ArrayList<>();
        int closed = 0;
        for (Line line : lines) {
            if (line.followed()) {
                closed += closed(line) ? 1 : 0;
                widths.add(line.words().end() - line.words().start());
            }
        }
        int followed = widths.size();
        if (followed < 3 || followed * 3 < lines.size() || closed * 5 > followed * 2) {
            return false;
        }
        widths.sort(Comparator.naturalOrder());
        int middle = widths.get(widths.size() / 2);
        return middle >= TERMINAL && middle <= TERMINAL_MAX && widths.getLast() <= 2 * TERMINAL_MAX;
    }

    /** Returns true if nearly all lines of a block but the last are full and few of them end a sentence. */
    private boolean filled(int from, int to, int width) {
        boolean chinese = ChineseScript.has(text, lines.get(from).words());
        if (width > WIDEST || width < (chinese ? NARROWEST_CHINESE : NARROWEST) || to - from < 2) {
            return false;
        }
        int full = 0;
        int closed = 0;
        int inside = 0;
        for (int i = from; i < to; i++) {
            if (!opensAnew(i + 1)) {
                inside++;
                full += full(i, width) ? 1 : 0;
                closed += closed(lines.get(i)) ? 1 : 0;
            }
        }
        return inside >= 2 && full * 10 >= inside * 7 && closed * 5 <= inside * 2;
    }

    private int width(int from, int to) {
        int width = 0;
        for (int i = from; i <= to; i++) {
            width = Math.max(width, lines.get(i).width());
        }
        return width;
    }

    /** Returns true if the first word of the next line would not have fitted on the line. */
    private boolean full(int i, int width) {
        Span next = lines.get(i + 1).words();
        int end = next.start();
        while (end < next.end() && !Character.isWhitespace(text.charAt(end)) && !ChineseScript.has(text.charAt(end))) {
            end++;
        }
        return lines.get(i).width() + 1 + Math.max(1, end - next.start()) > width;
    }

    /** Returns true for a line that breaks off within a sentence, as where a link was torn out: the next goes on in small letters. */
    private boolean broken(int i) {
        Span words = lines.get(i).words();
        char last = text.charAt(words.end() - 1);
        char next = text.charAt(lines.get(i + 1).words().start());
        String end = text.substring(Math.max(words.start(), words.end() - 8), words.end());
        boolean goesOn = Character.isLowerCase(next)
                        && (words.end() - words.start() >= SHORTEST
                                || COMMA.matcher(end).find()
                                || BEFORE_NOUN.matcher(end).find())
                || ",;.".indexOf(next) >= 0 && Character.isLetter(last)
                || Character.isUpperCase(next) && BEFORE_NOUN.matcher(end).find();
        return goesOn && (Character.isLetterOrDigit(last) || ",’”)\"".indexOf(last) >= 0);
    }

    private boolean closed(Line line) {
        return CLOSING.indexOf(text.charAt(line.words().end() - 1)) >= 0;
    }

    /** Returns true for a line that begins a paragraph even in wrapped text: an item of a list, or a turn. */
    private boolean opensAnew(int i) {
        Span words = lines.get(i).words();
        String start = text.substring(words.start(), Math.min(words.end(), words.start() + 40));
        return BULLET.matcher(start).matches() || LABEL.matcher(start).matches();
    }

    /** Returns true for a line that ends a paragraph: it ends a sentence and is much shorter than the others of its block. */
    private boolean ends(int i, int width) {
        return closed(lines.get(i))
                && text.charAt(lines.get(i).words().end() - 1) != ':'
                && lines.get(i).width() * 3 < Math.min(WIDEST, width) * 2;
    }
}
