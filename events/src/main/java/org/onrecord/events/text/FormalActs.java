package org.onrecord.events.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.events.resource.Resources;

/**
 * Finds words with which an institution does what it says, such as "suspends" or "no longer"; the patterns are in {@code acts-*.txt}. Words that
 * wish for an act, deny it or report it, as in {@code no-acts-*.txt}, do nothing, nor does an act of an earlier year.
 */
public final class FormalActs {
    private static final Pattern ACT = words("acts");
    private static final Pattern NO_ACT = words("no-acts");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    /** The ends of sentences; "U.S." is none. */
    private static final Pattern END = Pattern.compile("(?<=[^.\\p{Lu}][.!?])\\s+|(?<=[。！？])|\\n+");

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
    public static boolean in(String text, String words, int year) {
        List<String> sentences = END.splitAsStream(text).toList();
        for (int i = 0; i < sentences.size(); i++) {
            List<String> near = sentences.subList(Math.max(0, i - 1), Math.min(sentences.size(), i + 2));
            if (is(sentences.get(i), year)
                    && near.stream()
                            .map(String::strip)
                            .anyMatch(each -> !each.isEmpty() && (each.contains(words) || words.contains(each)))) {
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
