package org.onrecord.processor.statement.text;

import java.util.Locale;

/** Text written in capitals throughout, such as labels and signatures. */
public final class Capitals {
    private static final PatternFile PATTERNS = new PatternFile("common", "lines");

    private Capitals() {}

    /** Returns true for a line of up to twelve words, all in capitals. */
    public static boolean shouted(String label) {
        return shouted(label, 12);
    }

    /** Returns true for a line of at most the given number of words, all in capitals. */
    public static boolean shouted(String label, int words) {
        return label.length() > 2
                && label.equals(label.toUpperCase(Locale.ROOT))
                && !label.equals(label.toLowerCase(Locale.ROOT))
                && label.chars().filter(Character::isLetter).count() >= 3
                && Word.split(label).size() <= words;
    }

    /** Returns a name in capitals with ordinary capitalisation, and any other name unchanged. */
    public static String cased(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        StringBuilder cased = new StringBuilder();
        boolean up = true;
        for (char c : name.toCharArray()) {
            cased.append(up ? c : Character.toLowerCase(c));
            up = !Character.isLetter(c) && c != '\'' && c != '’';
        }
        return PATTERNS.matcher("small", cased)
                .replaceAll(small -> small.group().toLowerCase(Locale.ROOT));
    }
}
