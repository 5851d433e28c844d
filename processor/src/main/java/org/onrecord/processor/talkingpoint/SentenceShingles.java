package org.onrecord.processor.talkingpoint;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a sentence as they are compared: without marks, case and width; a Han character is a word of its own. Small, since every sentence
 * of every actor is kept: of the runs of {@value #RUN} words nothing but a hash.
 */
final class SentenceShingles {
    /** So many words in a row make a run. */
    static final int RUN = 3;

    private static final Pattern TOKEN = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+(?:['’][\\p{L}]+)?");

    private final int length;
    private final boolean han;
    private final long[] runs;

    private SentenceShingles(int length, boolean han, long[] runs) {
        this.length = length;
        this.han = han;
        this.runs = runs;
    }

    /** The wording of a sentence. */
    static SentenceShingles of(String sentence) {
        List<String> tokens = new ArrayList<>();
        int inHan = 0;
        Matcher matcher = TOKEN.matcher(
                Normalizer.normalize(sentence, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String token = matcher.group();
            tokens.add(token);
            inHan += Character.UnicodeScript.of(token.codePointAt(0)) == Character.UnicodeScript.HAN ? 1 : 0;
        }
        long[] runs = new long[Math.max(0, tokens.size() - RUN + 1)];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = hash(tokens.subList(i, i + RUN));
        }
        return new SentenceShingles(
                tokens.size(),
                2 * inHan > tokens.size(),
                Arrays.stream(runs).sorted().distinct().toArray());
    }

    /** 64 bits of FNV-1a: the same in every process, and two runs in a million share one with a chance of one in a hundred thousand. */
    private static long hash(List<String> words) {
        long hash = 0xcbf29ce484222325L;
        for (char each : String.join(" ", words).toCharArray()) {
            hash = (hash ^ each) * 0x100000001b3L;
        }
        return hash;
    }

    /** How much of the shorter one's runs stand in the other, 0 to 1. */
    double shared(SentenceShingles other) {
        long[] few = runs.length <= other.runs.length ? runs : other.runs;
        long[] many = runs.length <= other.runs.length ? other.runs : runs;
        return few.length == 0
                ? 0
                : (double) Arrays.stream(few)
                                .filter(run -> Arrays.binarySearch(many, run) >= 0)
                                .count()
                        / few.length;
    }

    /** How many words there are. */
    int length() {
        return length;
    }

    /** True for a sentence in Han characters. */
    boolean isHan() {
        return han;
    }
}
