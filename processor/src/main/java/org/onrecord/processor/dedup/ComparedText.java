package org.onrecord.processor.dedup;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text prepared to be compared: decides whether it repeats the words of a longer one, edited, shortened or with other punctuation.
 *
 * <p>A text is a copy of a longer one if it is at least half as long and says nothing new: nearly all words of each sentence occur in the longer
 * one next to the same word, all numbers and names occur there, and neither text has a "not" that the other lacks. So two statements that share a
 * stock phrase are not copies: the rest of each is new to the other. The phrase alone may be a copy of either.
 */
final class ComparedText {
    /** Shorter texts are the same only if their words are equal: they are too short to tell edits from other statements. */
    private static final int SHORTEST = 8;

    private static final int SHORTEST_IN_CHARACTERS = 12;

    /** The least length of a copy, as a share of the longer text. */
    private static final double LEAST_PART = 0.5;

    /** The least share of the words of a sentence that also occur in the longer text: one of seven may differ. */
    private static final double KNOWN = 0.85;

    /** How many words in a row may be new. Two words replace one; three name another thing in the same phrase. */
    private static final int LONGEST_NEW = 2;

    private static final int LONGEST_NEW_IN_CHARACTERS = 6;

    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "nor", "neither", "cannot", "without", "不", "没", "未", "无", "非", "别", "nunca", "sin",
            "ni");

    private final NormalizedWords words;

    /** Made when first asked for: the length or a name may tell two texts apart before. */
    private long @Nullable [] pairs;

    private @Nullable Set<String> vocabulary;

    private ComparedText(NormalizedWords words) {
        this.words = words;
    }

    /** Prepares a text. */
    static ComparedText of(String text) {
        return new ComparedText(NormalizedWords.of(text));
    }

    /** Returns the number of words. */
    int count() {
        return words.count();
    }

    /** Returns true if it is long enough to be a copy or to have copies. */
    boolean mayBeCopied() {
        return words.count() > 0 && words.count() >= shortest();
    }

    /** Returns the sorted, distinct hashes of its pairs of words. */
    long[] pairs() {
        long[] made = pairs;
        if (made == null) {
            made = words.pairs();
            pairs = made;
        }
        return made;
    }

    private Set<String> vocabulary() {
        Set<String> made = vocabulary;
        if (made == null) {
            made = IntStream.range(0, words.count()).mapToObj(words::word).collect(Collectors.toSet());
            vocabulary = made;
        }
        return made;
    }

    /** Returns true if this text is a copy of the other, which is at least as long. */
    boolean copies(ComparedText longer) {
        return mayBeCopied()
                && words.count() >= LEAST_PART * longer.words.count()
                && tellsTheSame(longer)
                && everySentenceIsIn(longer)
                && !negatesAnew(longer)
                && !longer.negatesAnew(this);
    }

    /** Returns the share of common pairs among all pairs of words of the two texts, from 0 to 1 (Jaccard index). */
    double likeness(ComparedText other) {
        long[] own = pairs();
        long[] others = other.pairs();
        int shared = 0;
        for (int i = 0, k = 0; i < own.length && k < others.length; ) {
            int order = Long.compare(own[i], others[k]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return (double) shared / Math.max(1, own.length + others.length - shared);
    }

    private int shortest() {
        return isCharacter(0) ? SHORTEST_IN_CHARACTERS : SHORTEST;
    }

    private boolean tellsTheSame(ComparedText longer) {
        Set<String> known = longer.vocabulary();
        return IntStream.range(0, words.count())
                .filter(words::isTelling)
                .allMatch(at -> known.contains(words.word(at)));
    }

    private boolean everySentenceIsIn(ComparedText longer) {
        int start = 0;
        while (start < words.count()) {
            int end = start + 1;
            // A sentence of one word is no sentence: "Mr." belongs to what follows.
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

    private boolean isIn(ComparedText longer, int start, int end) {
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

    /** Returns true if the word at that index and the next one also follow each other in the longer text. */
    private boolean hasPair(ComparedText longer, int at) {
        return at >= 0 && at + 1 < words.count() && longer.has(words.word(at), words.word(at + 1));
    }

    /** Returns true if it has a "not" before words that the other has without it. */
    private boolean negatesAnew(ComparedText other) {
        return IntStream.range(0, words.count() - 2)
                .filter(at -> NEGATIONS.contains(words.word(at)))
                .anyMatch(at -> !other.has(words.word(at), words.word(at + 1))
                        && other.has(words.word(at + 1), words.word(at + 2)));
    }

    private boolean has(String first, String second) {
        return Arrays.binarySearch(pairs(), NormalizedWords.pair(first, second)) >= 0;
    }
}
