package org.onrecord.processor.dedup;

import com.dynatrace.hash4j.hashing.Hashing;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a statement as they are compared with another's: without marks, case, width and spacing, in order.
 *
 * <p>A Chinese character is a word. A word is telling if its statement would be another with another one in its place: a number, or a name,
 * which is known by a capital that does not begin a sentence or by capitals alone. What an editor put in square brackets are not the speaker's words.
 */
final class BareWords {
    /** The points of an abbreviation: {@code U.S.} is {@code US}. */
    private static final Pattern POINTS = Pattern.compile("(?<=\\b\\p{Lu})\\.(?=\\p{Lu}\\b)");

    /** A capital or small letter that an editor made of the other: {@code [W]e} is {@code We}. */
    private static final Pattern LETTER = Pattern.compile("\\[(\\p{L})](?=\\p{L})");

    private static final Pattern INSERTION = Pattern.compile("\\[[^\\[\\]]{0,200}]");

    /** The end of {@code don't}, which says "not". */
    private static final Pattern NOT = Pattern.compile("n['’]t\\b");

    /** Numbers in words; "one" is none, it is said of anything. */
    private static final Set<String> NUMBERS = Set.of(
            ("two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundred"
                            + " thousand million billion trillion 二 两 三 四 五 六 七 八 九 十 百 千 万 亿 dos tres cuatro cinco seis siete"
                            + " ocho nueve diez cien mil millones")
                    .split(" "));

    /** Marks that end a sentence where white space, or nothing, or a closing mark follows. */
    private static final String ENDS = ".!?;:…";

    /** Marks that end a sentence wherever they stand. */
    private static final String WIDE_ENDS = "。！？；\n";

    private final List<String> words = new ArrayList<>();
    private final List<Integer> sentences = new ArrayList<>();
    private final List<Boolean> telling = new ArrayList<>();

    private BareWords() {}

    /** The words of a text. */
    static BareWords of(String text) {
        BareWords bare = new BareWords();
        bare.read(NOT.matcher(POINTS.matcher(own(text)).replaceAll("")).replaceAll(" not"));
        return bare;
    }

    /** Without what an editor inserted, unless there is nothing else. */
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

    /** Where the word that starts there ends; there if none does. */
    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (!Character.isLetterOrDigit(point) || (end > start && isWordAlone(point))) {
                return end;
            }
            end += Character.charCount(point);
            if (isWordAlone(point)) {
                return end;
            }
        }
        return end;
    }

    private static boolean isWordAlone(int point) {
        return Character.isIdeographic(point);
    }

    private void add(String word, int sentence, boolean mayBeName) {
        String bare = Normalizer.normalize(word, Normalizer.Form.NFKC);
        String small = bare.toLowerCase(Locale.ROOT);
        words.add(small);
        sentences.add(sentence);
        telling.add(NUMBERS.contains(small)
                || bare.codePoints().anyMatch(Character::isDigit)
                || (Character.isUpperCase(bare.codePointAt(0)) && (mayBeName || isAbbreviation(bare))));
    }

    private static boolean isAbbreviation(String word) {
        return word.length() > 1 && word.codePoints().allMatch(Character::isUpperCase);
    }

    int count() {
        return words.size();
    }

    /** All words as one line: equal for texts that differ in nothing but marks, case, width and spacing. */
    String line() {
        return String.join(" ", words);
    }

    String word(int at) {
        return words.get(at);
    }

    /** True if both words stand in one sentence. */
    boolean inOneSentence(int one, int other) {
        return sentences.get(one).equals(sentences.get(other));
    }

    boolean isTelling(int at) {
        return telling.get(at);
    }

    /** A hash of each two words that follow each other, sorted, each once; of a single word where there is no other. */
    long[] pairs() {
        if (words.size() == 1) {
            return new long[] {pair(words.getFirst(), "")};
        }
        long[] pairs = new long[Math.max(0, words.size() - 1)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = pair(words.get(i), words.get(i + 1));
        }
        return Arrays.stream(pairs).sorted().distinct().toArray();
    }

    /** The hash of two words. */
    static long pair(String first, String second) {
        return Hashing.komihash5_0().hashCharsToLong(first + ' ' + second);
    }
}
