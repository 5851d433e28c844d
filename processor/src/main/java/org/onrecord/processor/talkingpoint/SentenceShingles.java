package org.onrecord.processor.talkingpoint;

import com.dynatrace.hash4j.hashing.Hashing;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.events.text.PlainWords;

/**
 * The words of a sentence as hashed shingles, runs of {@value #LENGTH} words, without marks, markup, case and width. A Han character is a word. Only the
 * hashes are kept, since every sentence of every actor is kept in memory.
 *
 * @param length number of words
 * @param isHan true for a sentence in Han characters
 */
record SentenceShingles(int length, boolean isHan, long[] shingles) {
    static final int LENGTH = 3;

    private static final Pattern TOKEN = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+(?:['’][\\p{L}]+)?");

    static SentenceShingles of(String sentence) {
        List<String> tokens = new ArrayList<>();
        int inHan = 0;
        Matcher matcher = TOKEN.matcher(Normalizer.normalize(PlainWords.of(sentence), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String token = matcher.group();
            tokens.add(token);
            inHan += Character.UnicodeScript.of(token.codePointAt(0)) == Character.UnicodeScript.HAN ? 1 : 0;
        }
        long[] shingles = new long[Math.max(0, tokens.size() - LENGTH + 1)];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = Hashing.komihash5_0().hashCharsToLong(String.join(" ", tokens.subList(i, i + LENGTH)));
        }
        return new SentenceShingles(
                tokens.size(),
                2 * inHan > tokens.size(),
                Arrays.stream(shingles).sorted().distinct().toArray());
    }

    /** Returns how much of the shorter sentence's shingles the other has too, from 0 to 1. */
    double shared(SentenceShingles other) {
        long[] few = shingles.length <= other.shingles.length ? shingles : other.shingles;
        long[] many = shingles.length <= other.shingles.length ? other.shingles : shingles;
        return few.length == 0
                ? 0
                : (double) Arrays.stream(few)
                                .filter(each -> Arrays.binarySearch(many, each) >= 0)
                                .count()
                        / few.length;
    }
}
