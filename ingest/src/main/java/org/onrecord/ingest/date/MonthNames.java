package org.onrecord.ingest.date;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.events.resource.WordLists;

/**
 * The names of the months, full and abbreviated, in the languages of governments and newspapers, with and without
 * accents. They come from the JDK's locale data (Unicode CLDR) and a list of other spellings.
 */
final class MonthNames {
    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, Integer> BY_NAME = byName();

    private MonthNames() {}

    /** Returns the month, 1 to 12, that a word in lower case names; 0 if it names none. */
    static int number(String word) {
        Integer number = BY_NAME.get(word);
        if (number == null && word.length() > 3) {
            // In Hebrew the preposition "in" is a prefix of the month.
            number = word.charAt(0) == 'ב' ? BY_NAME.get(word.substring(1)) : null;
        }
        return number == null ? 0 : number;
    }

    private static Map<String, Integer> byName() {
        WordLists lists = WordLists.read(MonthNames.class, "months.txt");
        Map<String, Integer> names = new HashMap<>();
        for (Month month : Month.values()) {
            for (String name : lists.list(month.name().toLowerCase(Locale.ROOT))) {
                names.put(name, month.getValue());
            }
        }
        for (String language : lists.list("languages")) {
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

    /** Returns true for a combining mark, which belongs to the word around it. */
    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
