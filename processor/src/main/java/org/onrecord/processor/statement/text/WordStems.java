package org.onrecord.processor.statement.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Statement.Span;

/** A set of word beginnings, searched in a single pass that is much faster than a pattern. */
public final class WordStems {
    private final Map<Character, List<String>> byInitial = new HashMap<>();
    private final String[][] ascii = new String[128][];

    /** Takes stems that begin with a letter of the English alphabet. */
    public WordStems(WordList stems) {
        for (String stem : stems.terms()) {
            byInitial
                    .computeIfAbsent(stem.charAt(0), initial -> new ArrayList<>())
                    .add(stem);
        }
        byInitial.forEach((initial, all) -> {
            ascii[initial] = all.toArray(String[]::new);
            ascii[Character.toUpperCase(initial)] = ascii[initial];
        });
    }

    /** Returns true if a word of the span begins with one of the stems. */
    public boolean in(String text, Span span) {
        boolean inside = false;
        for (int i = span.start(); i < span.end(); i++) {
            char c = text.charAt(i);
            boolean letter = c < 128 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
            if (letter && !inside && c < 128 && begins(text, i, ascii[c])) {
                return true;
            }
            inside = letter;
        }
        return false;
    }

    private static boolean begins(String text, int at, String @org.jspecify.annotations.Nullable [] stems) {
        if (stems == null) {
            return false;
        }
        for (String stem : stems) {
            if (text.regionMatches(true, at, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }
}
