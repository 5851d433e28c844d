package org.onrecord.training;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.Statement;

/**
 * Splits a labelled passage into sentences: after a full stop before a capital, after Chinese sentence marks, and at
 * line ends unless the lines are wrapped.
 */
final class PassageSplitter {
    private static final Pattern END = Pattern.compile(
            "(?<!\\b(?:Mr|Ms|Mrs|Dr|St|U\\.S|U\\.N|U\\.K|No|Jr|vs|[A-Z]))[.!?]+[\"”’)\\]]*\\s+(?=[\"“‘(\\[]?[\\p{Lu}\\d¿¡])"
                    + "|[。！？；]+[”’」』）]*|\\n\\s*\\n\\s*|(?<=[.!?:;…*\"”’)])\\n|(?<=(?:^|\\n)[^\\n]{0,49})\\n|(?<=[^\\n]{91})\\n");

    private PassageSplitter() {}

    /** Returns the spans of the sentences, without the white space around them. */
    static List<Statement.Span> sentences(String text) {
        List<Statement.Span> spans = new ArrayList<>();
        Matcher matcher = END.matcher(text);
        int start = 0;
        while (matcher.find()) {
            add(spans, text, start, matcher.end());
            start = matcher.end();
        }
        add(spans, text, start, text.length());
        return spans;
    }

    private static void add(List<Statement.Span> spans, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (text.substring(start, end).codePoints().anyMatch(Character::isLetter)) {
            spans.add(new Statement.Span(start, end));
        }
    }
}
