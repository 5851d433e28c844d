package org.onrecord.processor.statement.text;

import java.util.Optional;
import org.onrecord.events.Statement.Span;

/** Finds where quotations and clauses end in a sentence. */
public final class ClauseBounds {
    private ClauseBounds() {}

    /** Returns the words of the quotation that opens at an offset. */
    public static Optional<Span> quotation(String sentence, int start) {
        if (start >= sentence.length()) {
            return Optional.empty();
        }
        char open = sentence.charAt(start);
        String close = open == '“' || open == '"' ? "”\"" : open == '‘' || open == '\'' ? "’'" : open == '«' ? "»" : "";
        for (int i = start + 1; !close.isEmpty() && i < sentence.length(); i++) {
            boolean letters = i + 1 < sentence.length()
                    && Character.isLetter(sentence.charAt(i - 1))
                    && Character.isLetter(sentence.charAt(i + 1));
            if (close.indexOf(sentence.charAt(i)) >= 0 && !(letters && close.startsWith("’"))) {
                int end = ",.".indexOf(sentence.charAt(i - 1)) >= 0 ? i - 1 : i;
                return Optional.of(new Span(start + 1, end));
            }
        }
        return Optional.empty();
    }

    /** Returns a span without the white space, commas and closing marks at its end. */
    public static Span tidy(String sentence, int start, int end) {
        int last = end;
        while (last > start
                && (Character.isWhitespace(sentence.charAt(last - 1))
                        || ".,;:!?…—–-。，；！？、”\"’)".indexOf(sentence.charAt(last - 1)) >= 0
                                && !closes(sentence, start, last - 1))) {
            last--;
        }
        return new Span(start, last);
    }

    /** Returns true for a closing mark that the span also opens, and for the last point of an abbreviation. */
    private static boolean closes(String sentence, int start, int at) {
        return switch (sentence.charAt(at)) {
            case '”' -> sentence.lastIndexOf('“', at) >= start;
            case ')' -> sentence.lastIndexOf('(', at) >= start;
            case '"' -> sentence.lastIndexOf('"', at - 1) >= start;
            case '.' -> at > start + 1 && sentence.charAt(at - 2) == '.';
            default -> false;
        };
    }
}
