package org.onrecord.events.language;

/** Recognises Chinese, Japanese and Korean text, which has no spaces between words. */
public final class CjkText {
    private CjkText() {}

    /** Returns true if at least a quarter of the letters are Han, Kana or Hangul. */
    public static boolean isCjk(String text) {
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
