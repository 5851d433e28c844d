package org.onrecord.processor.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The features of a sentence for the heads of an issue: its vector without the centre of the sentences, which tells what it is about, and its
 * words, which tell what the vector blurs: who, not, should.
 *
 * <p>Word features are the first six letters of each word, pairs of successive words, and in Chinese pairs of characters. A hash puts each into one of
 * {@value #SLOTS} slots, so that no vocabulary is needed.
 *
 * @param vector of length {@value #VECTOR}
 * @param slots of its words, ascending
 * @param values in these slots; together of length {@value #WORDS}
 */
public record SentenceFeatures(float[] vector, int[] slots, float[] values) {
    public static final int SLOTS = 4096;

    private static final int VECTOR = 6;
    private static final int WORDS = 3;
    private static final int STEM = 6;
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}+|\\p{IsLatin}+");

    /** Returns the features of a sentence with an embedding, from which the mean of the sentences is taken. */
    public static SentenceFeatures of(String sentence, float[] vector, float[] centre) {
        float[] apart = new float[vector.length];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = vector[i] - centre[i];
        }
        Map<Integer, Double> counts = new TreeMap<>();
        words(sentence).forEach(word -> {
            long hash = hash(word);
            counts.merge((int) (hash % SLOTS), (hash >>> 31) == 1 ? 1.0 : -1.0, Double::sum);
        });
        return scaled(apart, counts, 1);
    }

    /** Returns the features of a passage: the mean of those of its sentences, at the same lengths. There must be sentences. */
    public static SentenceFeatures mean(List<SentenceFeatures> sentences) {
        float[] sum = new float[sentences.getFirst().vector.length];
        Map<Integer, Double> words = new TreeMap<>();
        for (SentenceFeatures sentence : sentences) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += sentence.vector[i];
            }
            for (int i = 0; i < sentence.slots.length; i++) {
                words.merge(sentence.slots[i], (double) sentence.values[i], Double::sum);
            }
        }
        return scaled(sum, words, 1e-9);
    }

    /** @param shortest words of a smaller length are not stretched to the full one */
    private static SentenceFeatures scaled(float[] vector, Map<Integer, Double> words, double shortest) {
        double length = Math.max(1e-9, Math.sqrt(ExampleVectors.dot(vector, vector)));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= (float) (VECTOR / length);
        }
        double square =
                words.values().stream().mapToDouble(value -> value * value).sum();
        double all = Math.max(shortest, Math.sqrt(square));
        int[] slots = new int[words.size()];
        float[] values = new float[slots.length];
        int next = 0;
        for (Map.Entry<Integer, Double> word : words.entrySet()) {
            slots[next] = word.getKey();
            values[next++] = (float) (WORDS * word.getValue() / all);
        }
        return new SentenceFeatures(vector, slots, values);
    }

    private static List<String> words(String sentence) {
        List<String> latin = new ArrayList<>();
        List<String> all = new ArrayList<>();
        Matcher run = WORD.matcher(sentence.toLowerCase(Locale.ROOT));
        while (run.find()) {
            String word = run.group();
            if (Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN) {
                for (int i = 0; i + 1 < word.length(); i++) {
                    all.add(word.substring(i, i + 2));
                }
            } else {
                latin.add(word.substring(0, Math.min(STEM, word.length())));
            }
        }
        all.addAll(latin);
        for (int i = 0; i + 1 < latin.size(); i++) {
            all.add(latin.get(i) + "_" + latin.get(i + 1));
        }
        return all;
    }

    private static long hash(String word) {
        CRC32 hash = new CRC32();
        hash.update(word.getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }
}
