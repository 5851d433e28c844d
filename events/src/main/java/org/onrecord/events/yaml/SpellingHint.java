package org.onrecord.events.yaml;

import java.util.Comparator;
import java.util.Set;

/** Suggests the known word that an unknown one was probably meant to be. */
public final class SpellingHint {
    private SpellingHint() {}

    /** Returns {@code ; did you mean "..."?} for the end of a message; empty if no known word is similar. */
    public static String of(String word, Set<String> known) {
        return known.stream()
                .filter(other -> distance(word, other) < word.length()
                        && distance(word, other) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparingInt((String other) -> distance(word, other))
                        .thenComparing(Comparator.naturalOrder()))
                .map(other -> "; did you mean \"" + other + "\"?")
                .orElse("");
    }

    /** Returns the edit distance of two words: how many letters to add, remove or replace. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
