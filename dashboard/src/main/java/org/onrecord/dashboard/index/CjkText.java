package org.onrecord.dashboard.index;

/** Tells Chinese, Japanese and Korean text, which is searched and read aloud in another way than words between spaces. */
final class CjkText {
    private CjkText() {}

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
