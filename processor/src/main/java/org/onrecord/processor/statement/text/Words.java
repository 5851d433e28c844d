package org.onrecord.processor.statement.text;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The words of a text or of a stretch of it, in order, with what stands between them. */
public final class Words extends AbstractList<Word> implements RandomAccess {
    private final String text;
    private final List<Word> all;

    Words(String text, List<Word> all) {
        this.text = text;
        this.all = all;
    }

    @Override
    public Word get(int i) {
        return all.get(i);
    }

    @Override
    public int size() {
        return all.size();
    }

    public String text() {
        return text;
    }

    /** Returns a word in lower case, or an empty string outside the words. */
    public String lower(int i) {
        return i >= 0 && i < all.size() ? all.get(i).lower() : "";
    }

    public boolean capital(int i) {
        return i >= 0 && i < all.size() && all.get(i).capitalised();
    }

    public String gap(int i) {
        return text.substring(all.get(i).end(), all.get(i + 1).start());
    }

    /** Returns true if only white space separates a word from the next. */
    public boolean blank(int i) {
        return i >= 0 && i + 1 < all.size() && gap(i).isBlank();
    }

    /** Returns true if only white space, or one of some other gaps, separates a word from the next. */
    public boolean blankOr(int i, String... gaps) {
        return gap(i).isBlank() || List.of(gaps).contains(gap(i));
    }

    /** Returns true if exactly one character, a space, separates a word from the next. */
    public boolean beside(int i) {
        return i + 1 < all.size()
                && all.get(i).adjacentTo(all.get(i + 1))
                && Character.isSpaceChar(text.charAt(all.get(i).end()));
    }

    /** Returns the text of the words from..to (exclusive). */
    public String phrase(int from, int to) {
        return from >= to
                ? ""
                : text.substring(all.get(from).start(), all.get(to - 1).end());
    }

    /** Returns the number of words that begin before a place in the text. */
    public int before(int at) {
        return SortedByOffset.countBefore(all, Word::start, at);
    }

    /** Returns true if one of the words from..to (exclusive) is in a list. */
    public boolean any(WordList list, int from, int to) {
        return IntStream.range(from, to).anyMatch(i -> list.has(lower(i)));
    }

    /** Returns the start of the run of words that ends at a place; see {@link #end}. */
    public int start(int to, int most, IntPredicate joins, IntPredicate belongs) {
        int start = to;
        while (start > 0 && to - start < most && (start == to || joins.test(start - 1)) && belongs.test(start - 1)) {
            start--;
        }
        return start;
    }

    /**
     * Returns the end of a run of words.
     *
     * @param most how many words it has at most
     * @param joins true for a word that the next may follow
     * @param belongs true for a word of the run
     */
    public int end(int from, int most, IntPredicate joins, IntPredicate belongs) {
        int end = from;
        while (end < all.size() && end - from < most && (end == from || joins.test(end - 1)) && belongs.test(end)) {
            end++;
        }
        return end;
    }
}
