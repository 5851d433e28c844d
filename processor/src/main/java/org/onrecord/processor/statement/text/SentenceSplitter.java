package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.limit.ReadingBudget;

/** Divides a text into sentences. No sentence crosses a paragraph. */
public final class SentenceSplitter {
    private static final WordList ABBREVIATIONS = WordList.of("abbreviations");
    private static final WordList OPENERS = WordList.of("sentence-openers");

    private SentenceSplitter() {}

    /**
     * Returns the sentences of a span in order, without the white space around them.
     *
     * @param span the span to divide; the offsets of the result are those of {@code text}
     */
    public static List<Span> split(String text, Span span) {
        List<Span> sentences = new ArrayList<>();
        for (Span paragraph : ParagraphSplitter.of(span.of(text))) {
            divide(text, span.start() + paragraph.start(), span.start() + paragraph.end(), sentences);
        }
        return sentences;
    }

    private static void divide(String text, int start, int end, List<Span> sentences) {
        int from = start;
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            int next = i + 1;
            if (c == '。' || c == '！' || c == '？' || c == '!' || c == '?' || c == '.' || c == '…') {
                next = Skip.over(text, next, end, "。！？!?.…");
                boolean wide = "。！？".indexOf(text.charAt(next - 1)) >= 0;
                int closed = Skip.over(text, next, end, "”’\"'»）)』」]");
                if (closed >= end || wide || ends(text, start, i, next, closed, end)) {
                    add(text, from, closed, sentences);
                    from = closed;
                    next = closed;
                }
            }
            i = next;
        }
        add(text, from, end, sentences);
    }

    private static void add(String text, int from, int to, List<Span> sentences) {
        Span sentence = ParagraphSplitter.trim(text, from, to);
        if (sentence.end() > sentence.start()) {
            ReadingBudget.step();
            sentences.add(sentence);
        }
    }

    private static boolean ends(String text, int start, int mark, int afterMarks, int closed, int end) {
        if (!Character.isWhitespace(text.charAt(closed))) {
            return false;
        }
        int following = Skip.over(text, closed, end, Character::isWhitespace);
        int letter = Skip.over(text, following, end, "“‘\"'«（(『「[—–- ");
        if (letter >= end) {
            return true;
        }
        char first = text.charAt(letter);
        boolean single = afterMarks == mark + 1;
        if (text.charAt(mark) != '.' || !single) {
            return !Character.isLowerCase(first);
        }
        if (Character.isLowerCase(first)) {
            return false;
        }
        int word = Skip.back(text, start, mark, c -> Character.isLetterOrDigit(c) || c == '.');
        String before = text.substring(word, mark).toLowerCase(Locale.ROOT);
        boolean initials = before.length() == 1 && Character.isLetter(before.charAt(0)) || before.indexOf('.') > 0;
        if (initials && closed == afterMarks) {
            return OPENERS.has(text.substring(letter, Skip.over(text, letter, end, Character::isLetter))
                            .toLowerCase(Locale.ROOT))
                    && before.length() > 1;
        }
        if (before.equals("no") || before.equals("nos") || before.equals("art") || before.equals("sec")) {
            return !Character.isDigit(first);
        }
        return !ABBREVIATIONS.has(before) || closed > afterMarks;
    }
}
