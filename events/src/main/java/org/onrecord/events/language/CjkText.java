package org.onrecord.events.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Recognises Chinese, Japanese and Korean text, which has no spaces between words. */
public final class CjkText {
    private static final Set<UnicodeScript> SCRIPTS =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private CjkText() {}

    /** Returns true if at least a quarter of the letters are Han, Kana or Hangul. */
    public static boolean isCjk(String text) {
        int[] letters = text.codePoints().filter(Character::isLetter).toArray();
        long cjk = IntStream.of(letters)
                .filter(letter -> SCRIPTS.contains(UnicodeScript.of(letter)))
                .count();
        return cjk > 0 && 4 * cjk >= letters.length;
    }
}
