package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.onrecord.events.Statement.Span;

/**
 * Finds the line ends that only keep a text within a width. Lines are wrapped where each one is so long that the first word of the next would
 * not have fitted, or, in a text with blank lines between its paragraphs, where lines are about as long as a terminal is wide.
 */
final class LineWraps {
    private static final PatternFile PATTERNS = new PatternFile("common", "lines");
    private static final int NARROWEST = 40;
    private static final int WIDEST = 110;
    private static final int TERMINAL = 50;
    private static final int TERMINAL_MAX = 100;
    /** A line of Chinese characters, each of which is two columns wide. */
    private static final int NARROWEST_CHINESE = 16;

    /** A shorter line may be a heading or a name. */
    private static final int SHORTEST = 24;

    private static final String CLOSING = ".!?:;”\"。！？：；";

    private static final int START = 60;
    private static final List<WordList> VERBS = List.of(WordList.of("finite-verbs"), WordList.of("verbs-say"));

    private final String text;
    private final boolean marked;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /**
     * A line that is not blank.
     *
     * @param words the line without the white space around it
     * @param width its width as given, with the white space before it
     * @param followed true if no blank line comes between it and the next
     */
    private record Line(Span words, int width, boolean followed) {}

    private LineWraps(String text, IntUnaryOperator given, boolean marked) {
        this.text = text;
        this.marked = marked;
        List<Span> all = ParagraphSplitter.lines(text);
        for (int i = 0; i < all.size(); i++) {
            Span words = all.get(i);
            int width = given.applyAsInt(words.end()) - given.applyAsInt(text.lastIndexOf('\n', words.start()) + 1);
            boolean followed = i + 1 < all.size()
                    && text.indexOf('\n', words.end())
                            == text.lastIndexOf('\n', all.get(i + 1).start());
            lines.add(new Line(words, width, followed));
        }
        for (int i = 0; i < lines.size(); i++) {
            labels.add(label(i));
            counts.merge(labels.get(i), 1, Integer::sum);
        }
    }

    /**
     * Returns the stretches of white space in which a line is wrapped, in order.
     *
     * @param given where a character stood in the text as given, whose widths count
     * @param marked true for a text with marks of Markdown, where an item of a list goes on in the next line
     */
    static List<Span> in(String text, IntUnaryOperator given, boolean marked) {
        return new LineWraps(text, given, marked).find();
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
            boolean inItem = false;
            boolean wrapped = to > from && (terminal || filled(from, to, width));
            for (int i = from; i < to; i++) {
                inItem = bullet(i) || inItem && !opensAnew(i);
                boolean joined = wrapped || marked && inItem;
                if (joined && !opensAnew(i + 1) && !ends(i, width) || broken(i)) {
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
        List<Line> followed = lines.stream().filter(Line::followed).toList();
        long closed = followed.stream().filter(this::closed).count();
        if (followed.size() < 3 || followed.size() * 3 < lines.size() || closed * 5 > followed.size() * 2) {
            return false;
        }
        List<Integer> widths = followed.stream()
                .map(line -> line.words().end() - line.words().start())
                .sorted()
                .toList();
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
        return IntStream.rangeClosed(from, to)
                .map(i -> lines.get(i).width())
                .max()
                .orElse(0);
    }

    /** Returns true if the first word of the next line would not have fitted on the line. */
    private boolean full(int i, int width) {
        Span next = lines.get(i + 1).words();
        int end = Skip.over(
                text, next.start(), next.end(), c -> !Character.isWhitespace(c) && !ChineseScript.has((char) c));
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
                                || verb(i + 1)
                                || PATTERNS.in("comma", end)
                                || PATTERNS.in("before-noun", end))
                || ",;.".indexOf(next) >= 0
                        && Character.isLetter(last)
                        && !text.startsWith("..", lines.get(i + 1).words().start())
                || Character.isUpperCase(next) && PATTERNS.in("before-noun", end);
        return goesOn && (Character.isLetterOrDigit(last) || ",’”)\"".indexOf(last) >= 0);
    }

    /** Returns true if a line begins with a verb, so that its subject stands on the line before. */
    private boolean verb(int i) {
        Words words = Word.split(start(i));
        return !words.isEmpty()
                && VERBS.stream().anyMatch(list -> list.has(words.getFirst().lower()));
    }

    private boolean closed(Line line) {
        return CLOSING.indexOf(text.charAt(line.words().end() - 1)) >= 0;
    }

    /**
     * Returns true for a line that begins a paragraph even in wrapped text: an item of a list, or a turn. A word in capitals that merely
     * stands first on its line opens no turn: the line before it is full and does not end a sentence.
     */
    private boolean opensAnew(int i) {
        String label = labels.get(i);
        boolean opens = !label.isEmpty()
                && (label.equals(label.toUpperCase(Locale.ROOT)) || counts.getOrDefault(label, 0) > 1)
                && (i == 0
                        || lines.get(i - 1).width() < TERMINAL
                        || ".!?…:;”\"’)]。？！：；—-"
                                        .indexOf(text.charAt(
                                                lines.get(i - 1).words().end() - 1))
                                >= 0);
        return opens || bullet(i);
    }

    /** Returns what may be the label of a turn at the beginning of a line, or an empty string. */
    private String label(int i) {
        String start = start(i);
        if (start.indexOf(':') < 0 && start.charAt(0) != 'Q') {
            return "";
        }
        Matcher label = PATTERNS.matcher("label", start);
        return !label.matches() ? "" : label.group(1) == null ? label.group(2) : label.group(1);
    }

    private boolean bullet(int i) {
        return PATTERNS.matcher("bullet", start(i)).matches();
    }

    private String start(int i) {
        Span words = lines.get(i).words();
        return text.substring(words.start(), Math.min(words.end(), words.start() + START));
    }

    /** Returns true for a line that ends a paragraph: it ends a sentence and is much shorter than the others of its block. */
    private boolean ends(int i, int width) {
        return closed(lines.get(i))
                && text.charAt(lines.get(i).words().end() - 1) != ':'
                && lines.get(i).width() * 3 < Math.min(WIDEST, width) * 2;
    }
}
