package org.onrecord.processor.dedup;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A text prepared for comparison. It tells whether the text repeats the words of a longer one, edited, shortened or with other punctuation.
 *
 * <p>A text is a copy of a longer one if it is at least half as long and says nothing new: nearly all words of each sentence occur in the longer
 * one next to the same word, all numbers and names occur there, and neither text has a "not" that the other lacks. So two statements that share
 * only a stock phrase are not copies, but the phrase alone may be a copy of either.
 */
final class ComparedText {
    /** Shorter texts must have equal words: an edit cannot be told from another statement. */
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

    private final int count;

    /** The hash of each word with the next one, in the order of the text; of a text of one word, the hash of that word. */
    private final long[] following;

    private final long[] pairs;

    /** The sorted hashes of its words. */
    private final long[] vocabulary;

    /** The hashes of the telling words, see {@link NormalizedWords}. */
    private final long[] telling;

    private final BitSet sentenceBegins = new BitSet();
    private final BitSet negations = new BitSet();
    private final BitSet characters = new BitSet();

    ComparedText(String text) {
        NormalizedWords words = NormalizedWords.of(text);
        count = words.count();
        following = words.following();
        pairs = sorted(following);
        long[] hashes = IntStream.range(0, count)
                .mapToLong(at -> Hashing.komihash5_0().hashCharsToLong(words.word(at)))
                .toArray();
        vocabulary = sorted(hashes);
        telling = IntStream.range(0, count)
                .filter(words::isTelling)
                .mapToLong(at -> hashes[at])
                .toArray();
        for (int at = 0; at < count; at++) {
            negations.set(at, NEGATIONS.contains(words.word(at)));
            characters.set(at, Character.isIdeographic(words.word(at).codePointAt(0)));
        }
        findSentences(words);
    }

    private void findSentences(NormalizedWords words) {
        int begin = 0;
        for (int at = 1; at < count; at++) {
            // A single word such as "Mr." belongs to what follows.
            if (!words.inOneSentence(at - 1, at) && at - begin > 1) {
                sentenceBegins.set(at);
                begin = at;
            }
        }
    }

    private static long[] sorted(long[] hashes) {
        return Arrays.stream(hashes).sorted().distinct().toArray();
    }

    int count() {
        return count;
    }

    /** Returns true if it is long enough to be a copy or to have copies. */
    boolean mayBeCopied() {
        return count > 0 && count >= (characters.get(0) ? SHORTEST_IN_CHARACTERS : SHORTEST);
    }

    /** Returns true if a text of so many words is long enough to be a copy of one of so many others. */
    static boolean mayCopy(int shorter, int longer) {
        return shorter >= LEAST_PART * longer;
    }

    /** Returns the sorted, distinct hashes of its pairs of words; of a text of one word, the hash of that word. */
    long[] pairs() {
        return pairs;
    }

    /** Returns true if this text is a copy of the other, which is at least as long. */
    boolean copies(ComparedText longer) {
        return mayBeCopied()
                && mayCopy(count, longer.count)
                && Arrays.stream(telling).allMatch(word -> Arrays.binarySearch(longer.vocabulary, word) >= 0)
                && everySentenceIsIn(longer)
                && !negatesAnew(longer)
                && !longer.negatesAnew(this);
    }

    /** Returns the share of common pairs among all pairs of words of the two texts, from 0 to 1 (Jaccard index). */
    double likeness(ComparedText other) {
        int shared = 0;
        for (int i = 0, k = 0; i < pairs.length && k < other.pairs.length; ) {
            int order = Long.compare(pairs[i], other.pairs[k]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            k += order >= 0 ? 1 : 0;
        }
        return (double) shared / Math.max(1, pairs.length + other.pairs.length - shared);
    }

    private boolean everySentenceIsIn(ComparedText longer) {
        for (int start = 0; start < count; ) {
            int next = sentenceBegins.nextSetBit(start + 1);
            int end = next < 0 ? count : next;
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
            if (unknown > (characters.get(at) ? LONGEST_NEW_IN_CHARACTERS : LONGEST_NEW)) {
                return false;
            }
        }
        return known >= KNOWN * (end - start);
    }

    /** Returns true if the word at that index and the next one also follow each other in the longer text. */
    private boolean hasPair(ComparedText longer, int at) {
        return at >= 0 && at + 1 < count && longer.has(following[at]);
    }

    /** Returns true if it negates words that the other text has without negation. */
    private boolean negatesAnew(ComparedText other) {
        return negations.stream()
                .filter(at -> at < count - 2)
                .anyMatch(at -> !other.has(following[at]) && other.has(following[at + 1]));
    }

    private boolean has(long pair) {
        return Arrays.binarySearch(pairs, pair) >= 0;
    }
}
