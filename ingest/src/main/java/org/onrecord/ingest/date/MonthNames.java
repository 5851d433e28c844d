package org.onrecord.ingest.date;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names of the months, whole and short, in the languages in which governments and papers write; with and without accents. From the
 * JDK's locale data (Unicode CLDR), and what people write beside it.
 */
final class MonthNames {
    /** Where two languages give one name to different months (listopad is November in Polish, October in Croatian), the first wins. */
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "cs", "sk", "sv", "da", "nb", "nn", "fi", "is",
            "et", "lv", "lt", "hu", "ro", "bg", "el", "tr", "sl", "sr", "sr-Latn", "hr", "mk", "sq", "ca", "eu", "gl",
            "ga", "cy", "be", "id", "ms", "fil", "sw", "af", "zu", "xh", "hi", "bn", "ta", "te", "mr", "gu", "pa", "kn",
            "ml", "ne", "si", "ur", "fa", "ar", "he", "th", "km", "lo", "my", "ka", "hy", "az", "kk", "uz", "mn", "am");

    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    private static final Map<String, Integer> BESIDE = Map.ofEntries(
            Map.entry("sept", 9),
            Map.entry("setiembre", 9),
            Map.entry("mrz", 3),
            Map.entry("jänner", 1),
            Map.entry("feber", 2),
            Map.entry("febr", 2),
            Map.entry("janv", 1),
            Map.entry("févr", 2),
            Map.entry("juill", 7),
            Map.entry("avr", 4),
            Map.entry("ene", 1),
            Map.entry("dic", 12),
            Map.entry("янв", 1),
            Map.entry("фев", 2),
            Map.entry("сен", 9),
            Map.entry("ноя", 11),
            Map.entry("mei", 5),
            Map.entry("okt", 10),
            Map.entry("dez", 12));
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, Integer> BY_NAME = byName();

    private MonthNames() {}

    /** The month that a word names; 0 where it names none. */
    static int number(String word) {
        Integer number = BY_NAME.get(word);
        if (number == null && word.length() > 3) {
            // Hebrew writes "in" together with the month.
            number = word.charAt(0) == 'ב' ? BY_NAME.get(word.substring(1)) : null;
        }
        return number == null ? 0 : number;
    }

    private static Map<String, Integer> byName() {
        Map<String, Integer> names = new HashMap<>(BESIDE);
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                STYLES.forEach(style -> add(names, month.getDisplayName(style, locale), month.getValue()));
            }
        }
        return names;
    }

    private static void add(Map<String, Integer> names, String written, int number) {
        String name = written.toLowerCase(Locale.ROOT).replace(".", "").strip();
        boolean oneWord = name.codePoints().allMatch(c -> Character.isLetter(c) || isMark(c));
        int least = !name.isEmpty() && name.charAt(0) < 0x0530 ? 3 : 2;
        if (oneWord && name.length() >= least) {
            names.putIfAbsent(name, number);
            String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                    .replaceAll("");
            if (name.charAt(0) < 0x0530 && bare.length() >= 3) {
                names.putIfAbsent(bare, number);
            }
        }
    }

    /** True of a combining mark, which belongs to the word around it. */
    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
