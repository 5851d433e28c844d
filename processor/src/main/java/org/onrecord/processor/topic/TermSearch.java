package org.onrecord.processor.topic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.model.Script;

/** A search for terms in words, whatever their case, in a single pass: every document is searched, and a pattern is a hundred times slower. */
public final class TermSearch {
    private final Map<Character, List<Term>> byInitial = new HashMap<>();

    /** The characters with which a term may begin, in upper and lower case. */
    private final BitSet initials = new BitSet();

    /** The same within a word. */
    private final BitSet initialsWithin = new BitSet();

    /**
     * A term.
     *
     * @param folded without upper and lower case
     * @param opensWord true if no letter may stand before it
     * @param excluded true if what is found is passed over
     */
    private record Term(String folded, boolean opensWord, boolean excluded) {
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
     * Makes a search. A term must begin a word, unless it is Chinese, which has no spaces. Where two terms begin at the same place, an excluded one is
     * found before all others, then a Chinese one, then the earlier one in the list.
     *
     * @param excluded words in which no term is found
     */
    public TermSearch(List<String> terms, List<String> excluded) {
        excluded.forEach(term -> add(term, true));
        terms.stream().filter(Script::isChinese).forEach(term -> add(term, false));
        terms.stream().filter(term -> !Script.isChinese(term)).forEach(term -> add(term, false));
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            List<Term> own = byInitial.getOrDefault(fold((char) c), List.of());
            initials.set(c, !own.isEmpty());
            initialsWithin.set(c, own.stream().anyMatch(term -> !term.opensWord()));
        }
    }

    private void add(String term, boolean excluded) {
        StringBuilder folded = new StringBuilder();
        term.chars().forEach(c -> folded.append(fold((char) c)));
        byInitial
                .computeIfAbsent(folded.charAt(0), initial -> new ArrayList<>())
                .add(new Term(folded.toString(), !Script.isChinese(term), excluded));
    }

    private static char fold(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** Returns the clause around an offset, whose bounds are marks or the ends of the words. */
    static Span clause(String words, int at, String marks) {
        int start = at;
        while (start > 0 && marks.indexOf(words.charAt(start - 1)) < 0) {
            start--;
        }
        int end = at;
        while (end < words.length() && marks.indexOf(words.charAt(end)) < 0) {
            end++;
        }
        return new Span(start, end);
    }

    public boolean in(String words) {
        return next(words, 0) < words.length();
    }

    /** Returns the offsets at which terms begin that do not overlap. */
    public List<Integer> starts(String words) {
        List<Integer> starts = new ArrayList<>();
        int at = next(words, 0);
        while (at < words.length()) {
            starts.add(at);
            at = next(words, at + at(words, at).orElseThrow().folded().length());
        }
        return starts;
    }

    /** Returns where the next term begins, or the end of the words. */
    private int next(String words, int from) {
        int at = from;
        while (at < words.length()) {
            Optional<Term> term = mayBegin(words, at) ? at(words, at) : Optional.empty();
            if (term.isEmpty()) {
                at++;
            } else if (term.get().excluded()) {
                at += term.get().folded().length();
            } else {
                return at;
            }
        }
        return words.length();
    }

    private boolean mayBegin(String words, int start) {
        char c = words.charAt(start);
        return initials.get(c)
                && (initialsWithin.get(c) || start == 0 || !Character.isLetter(words.codePointBefore(start)));
    }

    private Optional<Term> at(String words, int start) {
        for (Term term : byInitial.getOrDefault(fold(words.charAt(start)), List.of())) {
            if (term.at(words, start)) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }
}
