package org.onrecord.processor.model;

import java.util.List;
import org.onrecord.events.language.QuoteLanguage;

/** Which script words are written in, as far as it decides which model and which examples they are compared with. */
public final class Script {
    private Script() {}

    /** True if at least a third of the letters are Chinese characters. */
    public static boolean isChinese(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long chinese = text.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
                .count();
        return letters > 0 && chinese * 3 >= letters;
    }

    /** Returns those of some texts that are written in Chinese characters or in others, or all if none is. */
    public static List<String> fitting(List<String> texts, boolean chinese) {
        List<String> fitting =
                texts.stream().filter(text -> isChinese(text) == chinese).toList();
        return fitting.isEmpty() ? texts : fitting;
    }

    /** Returns the language whose models read a text: {@code zh} or {@code en}. */
    public static String languageOf(String text) {
        return isChinese(text) ? "zh" : "en";
    }

    /** True for a BCP 47 tag of Chinese. */
    public static boolean readsChinese(String language) {
        return QuoteLanguage.primary(language).equals("zh");
    }
}
