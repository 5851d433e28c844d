package org.onrecord.processor.dedup;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides exactly whether one text says the words of another, edited, shortened or punctuated anew.
 *
 * <p>A text is a copy of a longer one if it has at least half of its length and says nothing new: nearly all words of each of its sentences
 * stand in the longer one beside the same word, all of its numbers and names stand there, and neither text says "not" where the other
 * does not. So two statements that share a stock phrase are no copies: what each has beside the phrase is new to the other. The phrase
 * alone may be a copy of either.
 */
final class SameWords {
    /** Of two shorter texts only those with equal words are the same: too little is left to tell them apart by. */
    private static final int SHORTEST = 8;

    private static final int SHORTEST_IN_CHARACTERS = 12;

    /** How much of the longer text a copy has. */
    private static final double LEAST_PART = 0.5;

    /** How many words of a sentence stand in the longer text, too: one of seven may be another. */
    private static final double KNOWN = 0.85;

    /** How many words in a row may be new: two replace one, three name another thing in the same formula. */
    private static final int LONGEST_NEW = 2;

    private static final int LONGEST_NEW_IN_CHARACTERS = 6;

    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "nor", "neither", "cannot", "without", "不", "没", "未", "无", "非", "别", "nunca", "sin",
            "ni");

    private final BareWords words;
    private final long[] pairs;
    private final Set<String> vocabulary;

    private SameWords(BareWords words) {
        this.words = words;
        pairs = words.pairs();
        vocabulary = IntStream.range(0, words.count()).mapToObj(words::word).collect(Collectors.toSet());
    }

    /** What is known of a text before it is compared. */
    static SameWords of(String text) {
        return new SameWords(BareWords.of(text));
    }

    /** The words that were read. */
    int count() {
        return words.count();
    }

    /** True if it is long enough to be a copy of another text, or another one of it. */
    boolean mayBeCopied() {
        return words.count() > 0 && words.count() >= shortest();
    }

    /** The hashes of its pairs of words, sorted, each once. */
    long[] pairs() {
        return pairs;
    }

    /** True if this text is a copy of the other, which is at least as long. */
    boolean copies(SameWords longer) {
        return mayBeCopied()
                && words.count() >= LEAST_PART * longer.words.count()
                && tellsTheSame(longer)
                && everySentenceIsIn(longer)
                && !negatesAnew(longer)
                && !longer.negatesAnew(this);
    }

    /** How many pairs of words two texts share, among all that either has: from 0 to 1. */
    double likeness(SameWords other) {
        int shared = 0;
        for (int i = 0, k = 0; i < pairs.length && k < other.pairs.length; ) {
            int order = Long.compare(pairs[i], other.pairs[k]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return (double) shared / Math.max(1, pairs.length + other.pairs.length - shared);
    }

    private int shortest() {
        return isCharacter(0) ? SHORTEST_IN_CHARACTERS : SHORTEST;
    }

    private boolean tellsTheSame(SameWords longer) {
        return IntStream.range(0, words.count())
                .filter(words::isTelling)
                .allMatch(at -> longer.vocabulary.contains(words.word(at)));
    }

    private boolean everySentenceIsIn(SameWords longer) {
        int start = 0;
        while (start < words.count()) {
            int end = start + 1;
            // A sentence of one word says nothing of its own: what stands before the point of "Mr." belongs to what
            // follows.
            while (end < words.count() && (words.inOneSentence(end - 1, end) || end - start < 2)) {
                end++;
            }
            if (!isIn(longer, start, end)) {
                return false;
            }
            start = end;
        }
        return true;
    }

    private boolean isIn(SameWords longer, int start, int end) {
        int known = 0;
        int unknown = 0;
        for (int at = start; at < end; at++) {
            boolean isKnown = hasPair(longer, at - 1) || hasPair(longer, at);
            known += isKnown ? 1 : 0;
            unknown = isKnown ? 0 : unknown + 1;
            if (unknown > (isCharacter(at) ? LONGEST_NEW_IN_CHARACTERS : LONGEST_NEW)) {
                return false;
            }
        }
        return known >= KNOWN * (end - start);
    }

    private boolean isCharacter(int at) {
        return Character.isIdeographic(words.word(at).codePointAt(0));
    }

    /** True if the word there and the next one stand together in the longer text. */
    private boolean hasPair(SameWords longer, int at) {
        return at >= 0 && at + 1 < words.count() && longer.has(words.word(at), words.word(at + 1));
    }

    /** True if it says "not" before words that the other has without it. */
    private boolean negatesAnew(SameWords other) {
        return IntStream.range(0, words.count() - 2)
                .filter(at -> NEGATIONS.contains(words.word(at)))
                .anyMatch(at -> !other.has(words.word(at), words.word(at + 1))
                        && other.has(words.word(at + 1), words.word(at + 2)));
    }

    private boolean has(String first, String second) {
        return Arrays.binarySearch(pairs, BareWords.pair(first, second)) >= 0;
    }
}
