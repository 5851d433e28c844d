package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/** The field values of one index segment. A reader of a field takes entries in ascending order only. */
public final class IndexSegment {
    private final LeafReaderContext leaf;

    IndexSegment(LeafReaderContext leaf) {
        this.leaf = leaf;
    }

    /** Reads a field with one word per entry; the empty string if an entry has none. */
    @FunctionalInterface
    public interface Words {
        String of(int entry) throws IOException;
    }

    /** Reads a field with one number per entry. */
    @FunctionalInterface
    public interface Numbers {
        long of(int entry, long otherwise) throws IOException;
    }

    /** Counts the words of a field over some entries of the segment, visited in ascending order. */
    public interface WordCounts {
        /** Counts the words of an entry. */
        void count(int entry) throws IOException;

        /** Adds up what was counted. An entry without the field is not counted. */
        void addTo(Map<String, Integer> totals) throws IOException;
    }

    /** Returns a counter of a field with at most one word per entry. */
    public WordCounts counts(String field) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        int[] counts = new int[values.getValueCount()];
        return new WordCounts() {
            @Override
            public void count(int entry) throws IOException {
                if (values.advanceExact(entry)) {
                    counts[values.ordValue()]++;
                }
            }

            @Override
            public void addTo(Map<String, Integer> totals) throws IOException {
                for (int word = 0; word < counts.length; word++) {
                    if (counts[word] > 0) {
                        totals.merge(values.lookupOrd(word).utf8ToString(), counts[word], Integer::sum);
                    }
                }
            }
        };
    }

    /** Returns a counter of a field with any number of words per entry. */
    public WordCounts setCounts(String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
        int[] counts = new int[(int) values.getValueCount()];
        return new WordCounts() {
            @Override
            public void count(int entry) throws IOException {
                if (values.advanceExact(entry)) {
                    for (int i = 0; i < values.docValueCount(); i++) {
                        counts[(int) values.nextOrd()]++;
                    }
                }
            }

            @Override
            public void addTo(Map<String, Integer> totals) throws IOException {
                for (int word = 0; word < counts.length; word++) {
                    if (counts[word] > 0) {
                        totals.merge(values.lookupOrd(word).utf8ToString(), counts[word], Integer::sum);
                    }
                }
            }
        };
    }

    /** Returns the number of the segment among those of the index. */
    public int ord() {
        return leaf.ord;
    }

    /** Returns the number of entries, deleted ones included. */
    public int size() {
        return leaf.reader().maxDoc();
    }

    /** Returns the number, within the whole index, of the first entry of the segment. */
    public int firstEntry() {
        return leaf.docBase;
    }

    public Words words(String field) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        return entry ->
                values.advanceExact(entry) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
    }

    /** Reads what was made of the word of an entry. */
    @FunctionalInterface
    public interface Grouped<T> {
        T of(int entry) throws IOException;
    }

    /**
     * Reads a field with one word per entry, of which something is made once for each word of the segment. Words are read in their order, which
     * takes a small part of the time that it takes to read them in the order of the entries.
     */
    public <T> Grouped<T> grouped(String field, Function<String, T> made) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        List<T> byWord = new ArrayList<>(values.getValueCount());
        for (int word = 0; word < values.getValueCount(); word++) {
            byWord.add(made.apply(values.lookupOrd(word).utf8ToString()));
        }
        T none = made.apply("");
        return entry -> values.advanceExact(entry) ? byWord.get(values.ordValue()) : none;
    }

    public Numbers numbers(String field) throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        return (entry, otherwise) -> values.advanceExact(entry) ? values.longValue() : otherwise;
    }

    /** Returns a field with several words per entry. */
    public SortedSetDocValues wordSets(String field) throws IOException {
        return DocValues.getSortedSet(leaf.reader(), field);
    }
}
