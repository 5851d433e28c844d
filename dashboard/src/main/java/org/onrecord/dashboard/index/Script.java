package org.onrecord.dashboard.index;

/** The script that words are written in, as far as it decides how they are searched and read aloud. */
final class Script {
    private Script() {}

    /** True if at least every fourth letter is Han, Kana or Hangul. */
    static boolean isCjk(String text) {
        int letters = 0;
        int cjk = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetter(point)) {
                letters++;
                switch (Character.UnicodeScript.of(point)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> cjk++;
                    default -> {}
                }
            }
        }
        return cjk > 0 && 4 * cjk >= letters;
    }
}
