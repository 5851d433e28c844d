package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A search for terms in words, whatever their case, in a single pass: every document is searched, and a pattern is a hundred times slower. */
final class TermSearch {
    private final Map<Character, List<Term>> byInitial = new HashMap<>();
    private final BitSet initials = new BitSet();

    /**
     * A term.
     *
     * @param folded without upper and lower case
     * @param opensWord true if no letter may stand before it
     */
    private record Term(String folded, boolean opensWord) {
        boolean at(String words, int start) {
            if (start + folded.length() > words.length()
                    || opensWord && start > 0 && Character.isLetter(words.codePointBefore(start))) {
                return false;
            }
            for (int i = 0; i < folded.length(); i++) {
                if (fold(words.charAt(start + i)) != folded.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Makes a search. Where two terms begin at the same place, the earlier one in the lists is found.
     *
     * @param anywhere terms that are also found within a word
     * @param opening terms that must begin a word
     */
    TermSearch(List<String> anywhere, List<String> opening) {
        anywhere.forEach(term -> add(term, false));
        opening.forEach(term -> add(term, true));
    }

    private void add(String term, boolean opensWord) {
        StringBuilder folded = new StringBuilder();
        term.chars().forEach(c -> folded.append(fold((char) c)));
        initials.set(folded.charAt(0));
        byInitial
                .computeIfAbsent(folded.charAt(0), initial -> new ArrayList<>())
                .add(new Term(folded.toString(), opensWord));
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Returns true if the words contain a term. */
    boolean in(String words) {
        return next(words, 0) < words.length();
    }

    /** Returns the offsets at which terms begin that do not overlap. */
    List<Integer> starts(String words) {
        List<Integer> starts = new ArrayList<>();
        int at = next(words, 0);
        while (at < words.length()) {
            starts.add(at);
            at = next(words, at + lengthAt(words, at));
        }
        return starts;
    }

    /** Returns where the next term begins, or the end of the words. */
    private int next(String words, int from) {
        int at = from;
        while (at < words.length() && lengthAt(words, at) == 0) {
            at++;
        }
        return at;
    }

    /** Returns the length of the term that begins at an offset, or 0. */
    private int lengthAt(String words, int at) {
        char initial = fold(words.charAt(at));
        if (initials.get(initial)) {
            for (Term term : byInitial.getOrDefault(initial, List.of())) {
                if (term.at(words, at)) {
                    return term.folded().length();
                }
            }
        }
        return 0;
    }
}
