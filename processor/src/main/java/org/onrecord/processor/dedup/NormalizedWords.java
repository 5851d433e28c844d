package org.onrecord.processor.dedup;

import com.dynatrace.hash4j.hashing.Hashing;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.onrecord.events.resource.Resources;

/**
 * The words of a statement in order, normalized for comparison: without marks, case, width and spacing.
 *
 * <p>A Chinese character is a word. A word is telling if replacing it would change the statement: a number, or a name, recognized by a capital
 * within a sentence or by capitals only. Words in square brackets are the editor's, not the speaker's, and left out.
 */
final class NormalizedWords {
    /** The full stops of an abbreviation: {@code U.S.} becomes {@code US}. */
    private static final Pattern POINTS = Pattern.compile("(?<=\\b\\p{Lu})\\.(?=\\p{Lu}\\b)");

    /** A letter whose case an editor changed: {@code [W]e} becomes {@code We}. */
    private static final Pattern LETTER = Pattern.compile("\\[(\\p{L})](?=\\p{L})");

    private static final Pattern INSERTION = Pattern.compile("\\[[^\\[\\]]{0,200}]");

    /** The end of {@code don't}, which means "not". */
    private static final Pattern NOT = Pattern.compile("n['’]t\\b");

    /** Numerals. "One" is left out, since it is used in every other sense too. */
    private static final Set<String> NUMBERS =
            Set.of(Resources.text(NormalizedWords.class, "numbers.txt").split("\\s+"));

    /** Marks that end a sentence before white space, a closing mark, or the end of the text. */
    private static final String ENDS = ".!?;:…";

    /** Marks that always end a sentence. */
    private static final String WIDE_ENDS = "。！？；\n";

    private final List<String> words = new ArrayList<>();
    private final List<Integer> sentences = new ArrayList<>();
    private final List<Boolean> telling = new ArrayList<>();

    private NormalizedWords() {}

    static NormalizedWords of(String text) {
        NormalizedWords bare = new NormalizedWords();
        String own = text.indexOf('[') < 0 ? text : own(text);
        String joined = own.indexOf('.') < 0 ? own : POINTS.matcher(own).replaceAll("");
        boolean mayHaveNot = joined.indexOf('\'') >= 0 || joined.indexOf('’') >= 0;
        bare.read(mayHaveNot ? NOT.matcher(joined).replaceAll(" not") : joined);
        return bare;
    }

    /** Removes insertions of an editor, unless nothing else is left. */
    private static String own(String text) {
        String joined = LETTER.matcher(text).replaceAll("$1");
        String own = INSERTION.matcher(joined).replaceAll(" ");
        return own.codePoints().anyMatch(Character::isLetterOrDigit) ? own : joined;
    }

    private void read(String text) {
        int sentence = 0;
        boolean begins = true;
        for (int at = 0; at < text.length(); ) {
            int end = wordEnd(text, at);
            if (end > at) {
                add(text.substring(at, end), sentence, !begins);
                begins = false;
                at = end;
                continue;
            }
            char mark = text.charAt(at++);
            if (endsSentence(text, mark, at)) {
                sentence++;
                begins = true;
            }
            begins |= "\"“‘«「".indexOf(mark) >= 0;
        }
    }

    private static boolean endsSentence(String text, char mark, int next) {
        return WIDE_ENDS.indexOf(mark) >= 0
                || (ENDS.indexOf(mark) >= 0
                        && (next >= text.length()
                                || Character.isWhitespace(text.charAt(next))
                                || "\"”’»)".indexOf(text.charAt(next)) >= 0));
    }

    /** Returns the end of the word at that index, or the index itself if no word starts there. */
    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (!Character.isLetterOrDigit(point) || (end > start && Character.isIdeographic(point))) {
                return end;
            }
            end += Character.charCount(point);
            if (Character.isIdeographic(point)) {
                return end;
            }
        }
        return end;
    }

    private void add(String word, int sentence, boolean mayBeName) {
        String bare = word.chars().allMatch(c -> c < 0x80) ? word : Normalizer.normalize(word, Normalizer.Form.NFKC);
        String small = bare.toLowerCase(Locale.ROOT);
        words.add(small);
        sentences.add(sentence);
        telling.add(NUMBERS.contains(small)
                || bare.codePoints().anyMatch(Character::isDigit)
                || (Character.isUpperCase(bare.codePointAt(0))
                        && (mayBeName || bare.length() > 1 && bare.codePoints().allMatch(Character::isUpperCase))));
    }

    int count() {
        return words.size();
    }

    /** Returns all words as one line, equal for texts that differ only in marks, case, width and spacing. */
    String line() {
        return String.join(" ", words);
    }

    String word(int at) {
        return words.get(at);
    }

    boolean inOneSentence(int one, int other) {
        return sentences.get(one).equals(sentences.get(other));
    }

    boolean isTelling(int at) {
        return telling.get(at);
    }

    /** Returns the hash of each word with the next one, in order; of a text of one word, the hash of that word. */
    long[] following() {
        if (words.size() == 1) {
            return new long[] {pair(words.getFirst(), "")};
        }
        return IntStream.range(0, Math.max(0, words.size() - 1))
                .mapToLong(at -> pair(words.get(at), words.get(at + 1)))
                .toArray();
    }

    private static long pair(String first, String second) {
        return Hashing.komihash5_0().hashCharsToLong(first + ' ' + second);
    }
}
