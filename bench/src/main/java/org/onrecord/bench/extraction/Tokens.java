package org.onrecord.bench.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a text into lower-case words; a Chinese, Japanese or Korean character is a word. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile(
            "[\\u3041-\\u9fff\\uac00-\\ud7af]|[\\p{L}\\p{M}\\p{N}&&[^\\u3041-\\u9fff\\uac00-\\ud7af]]+");

    private Tokens() {}

    static List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** Returns the F1 of the tokens of two texts, compared as bags. */
    static double f1(String expected, String found) {
        Map<String, Integer> left = new HashMap<>();
        List<String> gold = of(expected);
        gold.forEach(token -> left.merge(token, 1, Integer::sum));
        List<String> ours = of(found);
        int common = 0;
        for (String token : ours) {
            if (left.merge(token, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return gold.isEmpty() && ours.isEmpty() ? 1 : 2.0 * common / (gold.size() + ours.size());
    }
}
