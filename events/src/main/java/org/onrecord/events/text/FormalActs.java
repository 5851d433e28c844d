package org.onrecord.events.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.resource.Resources;

/**
 * Finds words with which an institution does what it says, such as "suspends" or "resumes"; the patterns are in {@code ends-*.txt} and
 * {@code begins-*.txt}. Words that wish for an act, deny it or report it, as in {@code no-acts-*.txt}, do nothing, nor does an act of an earlier year.
 */
public final class FormalActs {
    private static final List<Words> LANGUAGES = Stream.of("en", "es", "zh")
            .flatMap(language -> Stream.of("begins", "ends")
                    .map(what -> new Words(
                            pattern(what + "-" + language), pattern("no-acts-" + language), what.equals("begins"))))
            .toList();
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");

    /** The ends of sentences; "U.S." is none. */
    private static final Pattern END = Pattern.compile("(?<=[^.\\p{Lu}][.!?])\\s+|(?<=[。！？])|\\n+");

    private FormalActs() {}

    /**
     * Words that do something.
     *
     * @param start offset in the sentence, in UTF-16 units
     * @param begins false if they end it
     */
    public record Found(int start, int end, boolean begins) {}

    /** The words of one language, which say nothing of those of another. */
    private record Words(Pattern act, Pattern denial, boolean begins) {
        Stream<Found> in(String sentence) {
            Matcher denied = denial.matcher(sentence);
            return act.matcher(sentence)
                    .results()
                    .filter(each -> !denied.region(0, each.start()).find())
                    .map(each -> new Found(each.start(), each.end(), begins));
        }
    }

    /** Words of Chinese need no limits; those of other languages are whole, and not part of an address. */
    private static Pattern pattern(String file) {
        String any = Resources.text(FormalActs.class, file + ".txt").lines().collect(Collectors.joining("|"));
        return Pattern.compile(
                file.endsWith("zh") ? any : "(?<![\\p{L}\\d/_-])(?:" + any + ")(?![\\p{L}\\d/_%-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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
            if (!find(sentences.get(i), year).isEmpty()
                    && near.stream()
                            .map(String::strip)
                            .anyMatch(each -> !each.isEmpty() && (each.contains(words) || words.contains(each)))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the formal acts of a sentence that was said in a year. */
    public static List<Found> find(String sentence, int year) {
        return sentence.strip().endsWith("?")
                        || YEAR.matcher(sentence).results().anyMatch(each -> Integer.parseInt(each.group()) < year)
                ? List.of()
                : LANGUAGES.stream().flatMap(words -> words.in(sentence)).toList();
    }
}
