package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.events.Statement.Span;

/** Finds the outermost quotations of a paragraph: curly, straight, Chinese and angular marks. */
public final class QuoteMarks {
    private QuoteMarks() {}

    /**
     * A quotation.
     *
     * @param outer the quotation with its marks
     * @param inner the words between the marks
     * @param open true if the paragraph ends before the quotation is closed
     */
    public record Quote(Span outer, Span inner, boolean open) {}

    /** Returns the outermost quotations in order. A straight mark opens after a space or bracket and closes otherwise. */
    public static List<Quote> in(String text, Span paragraph) {
        List<Quote> quotes = new ArrayList<>();
        int opened = -1;
        char mark = 0;
        int depth = 0;
        for (int i = paragraph.start(); i < paragraph.end(); i++) {
            char c = text.charAt(i);
            if (opened < 0) {
                if (opens(text, paragraph, i, c)) {
                    opened = i;
                    mark = c;
                    depth = 1;
                }
            } else if (isMark(c) && opensLine(text, paragraph, i)) {
                // A quotation that runs over several paragraphs repeats its opening mark at the start of each.
                continue;
            } else if (c == mark && c != '"' && !reversed(text, paragraph, i)) {
                depth++;
            } else if (closes(text, paragraph, i, c, mark) && --depth <= 0) {
                quotes.add(new Quote(new Span(opened, i + 1), new Span(opened + 1, i), false));
                opened = -1;
            }
        }
        if (opened >= 0) {
            quotes.add(new Quote(new Span(opened, paragraph.end()), new Span(opened + 1, paragraph.end()), true));
        }
        return quotes;
    }

    public static boolean isMark(char c) {
        return c == '“' || c == '"' || c == '「' || c == '『' || c == '«';
    }

    private static boolean opensLine(String text, Span paragraph, int i) {
        int before = Skip.back(text, paragraph.start() + 1, i, c -> c != '\n' && Character.isWhitespace(c)) - 1;
        return before > paragraph.start() && text.charAt(before) == '\n';
    }

    private static boolean opens(String text, Span paragraph, int i, char c) {
        return isMark(c)
                && (c != '"'
                        || i == paragraph.start()
                        || !Character.isLetterOrDigit(text.charAt(i - 1)) && ".,!?".indexOf(text.charAt(i - 1)) < 0);
    }

    private static boolean closes(String text, Span paragraph, int i, char c, char mark) {
        return switch (mark) {
            // Writers mix marks: a straight mark often closes a curly one.
            case '“' ->
                c == '”'
                        || c == '“'
                        || c == '"'
                                && i > paragraph.start()
                                && !Character.isWhitespace(text.charAt(i - 1))
                                && noCurlyAhead(text, paragraph, i);
            case '「' -> c == '」';
            case '『' -> c == '』';
            case '«' -> c == '»';
            default -> c == '"' || c == '”';
        };
    }

    /** Returns true for an opening mark used as a closing one: “so it is,“ they said. */
    private static boolean reversed(String text, Span paragraph, int i) {
        return i > paragraph.start()
                && ".,!?".indexOf(text.charAt(i - 1)) >= 0
                && (i + 1 >= paragraph.end() || Character.isWhitespace(text.charAt(i + 1)));
    }

    private static boolean noCurlyAhead(String text, Span paragraph, int i) {
        int limit = Math.min(paragraph.end(), i + 400);
        int closing = text.indexOf('”', i + 1, limit);
        int opening = text.indexOf('“', i + 1, limit);
        return closing < 0 || opening >= 0 && opening < closing;
    }
}
