package org.onrecord.processor.trend;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.resource.Resources;
import org.onrecord.processor.statement.Sentences;

/**
 * Finds words with which an institution does what it says, such as "suspends" or "no longer"; the patterns are in {@code acts-*.txt}. Words that
 * wish for an act, deny it or report it, as in {@code no-acts-*.txt}, do nothing, nor does an act of an earlier year.
 */
final class FormalActs {
    private static final Pattern ACT = words("acts");
    private static final Pattern NO_ACT = words("no-acts");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    private FormalActs() {}

    private static Pattern words(String list) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + patterns(list + "-en") + "|" + patterns(list + "-es") + ")(?!\\p{L})|"
                        + patterns(list + "-zh"),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String patterns(String file) {
        return Resources.text(FormalActs.class, file + ".txt").lines().collect(Collectors.joining("|"));
    }

    /**
     * Returns true if words are a formal act, or the sentence before or behind them is.
     *
     * @param text that has the words
     * @param year in which they were said
     */
    static boolean in(String text, String words, int year) {
        int at = text.indexOf(words);
        List<Span> sentences = Sentences.split(text, new Span(0, text.length()));
        for (int i = 0; i < sentences.size(); i++) {
            int before = sentences.get(Math.max(0, i - 1)).start();
            int behind = sentences.get(Math.min(sentences.size(), i + 2) - 1).end();
            if (before < at + words.length()
                    && at < behind
                    && is(sentences.get(i).of(text), year)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String sentence, int year) {
        Matcher act = ACT.matcher(sentence);
        return act.find()
                && !sentence.strip().endsWith("?")
                && !NO_ACT.matcher(sentence).region(0, act.start()).find()
                && YEAR.matcher(sentence).results().allMatch(each -> Integer.parseInt(each.group()) >= year);
    }
}
