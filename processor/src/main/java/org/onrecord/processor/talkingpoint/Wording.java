package org.onrecord.processor.talkingpoint;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a sentence as they are compared: without marks, case and width; a Han character is a word of its own.
 *
 * @param tokens the words in their order
 * @param runs every run of {@link #RUN} words
 */
record Wording(List<String> tokens, Set<String> runs) {
    /** So many words in a row make a run. */
    static final int RUN = 3;

    private static final Pattern TOKEN = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+(?:['’][\\p{L}]+)?");

    /** The wording of a sentence. */
    static Wording of(String sentence) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(
                Normalizer.normalize(sentence, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= tokens.size(); i++) {
            runs.add(String.join(" ", tokens.subList(i, i + RUN)));
        }
        return new Wording(List.copyOf(tokens), runs);
    }

    /** How much of the shorter one's runs stand in the other, 0 to 1. */
    double shared(Wording other) {
        Set<String> few = runs.size() <= other.runs.size() ? runs : other.runs;
        Set<String> many = runs.size() <= other.runs.size() ? other.runs : runs;
        if (few.isEmpty()) {
            return 0;
        }
        return (double) few.stream().filter(many::contains).count() / few.size();
    }

    /** How many words there are. */
    int length() {
        return tokens.size();
    }

    /** True for a sentence in Han characters. */
    boolean isHan() {
        return tokens.stream().filter(token -> token.matches("\\p{IsHan}")).count() * 2 > tokens.size();
    }
}
