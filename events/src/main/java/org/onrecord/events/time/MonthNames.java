package org.onrecord.events.time;

import java.time.Month;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.onrecord.events.resource.WordLists;

/** The names of the months, full and abbreviated, in the languages of governments and newspapers, with and without accents. */
public final class MonthNames {
    private static final Map<String, Integer> BY_NAME = new HashMap<>();

    static {
        WordLists.read(MonthNames.class, "months.txt")
                .byWord()
                .forEach((name, month) -> BY_NAME.put(
                        name, Month.valueOf(month.toUpperCase(Locale.ROOT)).getValue()));
    }

    private MonthNames() {}

    /** Returns the month, 1 to 12, that a word in lower case names; 0 if it names none. */
    public static int number(String word) {
        // In Hebrew the preposition "in" is a prefix of the month.
        boolean prefixed = word.length() > 3 && word.charAt(0) == 'ב' && !BY_NAME.containsKey(word);
        return BY_NAME.getOrDefault(prefixed ? word.substring(1) : word, 0);
    }
}
