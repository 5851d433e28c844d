package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/** The field values of one index segment. A reader of words or numbers takes entries in ascending order only, all others take any. */
public final class IndexSegment {
    private final LeafReaderContext leaf;
    private final SegmentColumns columns;

    IndexSegment(LeafReaderContext leaf, SegmentColumns.Cache columns) {
        this.leaf = leaf;
        this.columns = columns.of(leaf.reader());
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

    /** Counts the words of a field over some entries of the segment. */
    public static final class WordCounts {
        private final int[] column;
        private final int[] counts;
        private final IntFunction<List<String>> words;

        /** @param words returns those that a number of the column stands for */
        private WordCounts(int[] column, int numbers, IntFunction<List<String>> words) {
            this.column = column;
            this.counts = new int[numbers];
            this.words = words;
        }

        public void count(int entry) {
            counts[column[entry]]++;
        }

        /** Adds up what was counted. An entry without the field is not counted. */
        public void addTo(Map<String, Integer> totals) {
            for (int number = 1; number < counts.length; number++) {
                if (counts[number] > 0) {
                    for (String word : words.apply(number)) {
                        totals.merge(word, counts[number], Integer::sum);
                    }
                }
            }
        }
    }

    /** Returns a counter of a field with at most one word per entry. */
    public WordCounts counts(String field) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        return new WordCounts(
                columns.words(field),
                values.getValueCount() + 1,
                number -> IndexSnapshot.io(
                        () -> List.of(values.lookupOrd(number - 1).utf8ToString())));
    }

    /** Returns a counter of a field with any number of words per entry. */
    public WordCounts setCounts(String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
        SegmentColumns.Sets sets = columns.sets(field);
        return new WordCounts(
                sets.column(), sets.all().length, number -> IndexSnapshot.io(() -> words(values, sets.all()[number])));
    }

    private static List<String> words(SortedSetDocValues values, int[] set) throws IOException {
        List<String> words = new ArrayList<>();
        for (int word : set) {
            words.add(values.lookupOrd(word).utf8ToString());
        }
        return words;
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

    /**
     * Reads a field with one word per entry, of which something is made once for each word of the segment. Words are read in their order, which
     * takes a small part of the time that it takes to read them in the order of the entries.
     */
    public <T> IntFunction<T> grouped(String field, Function<String, T> made) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        int[] column = columns.words(field);
        List<T> byWord = new ArrayList<>(values.getValueCount() + 1);
        byWord.add(made.apply(""));
        for (int word = 0; word < values.getValueCount(); word++) {
            byWord.add(made.apply(values.lookupOrd(word).utf8ToString()));
        }
        return entry -> byWord.get(column[entry]);
    }

    /**
     * Reads a field with several words per entry, of which something is made once for each set of words of the segment.
     *
     * @param made takes the words of a set, in their order
     */
    public <T> IntFunction<T> groupedSets(String field, Function<List<String>, T> made) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
        SegmentColumns.Sets sets = columns.sets(field);
        List<T> bySet = new ArrayList<>(sets.all().length);
        for (int[] set : sets.all()) {
            bySet.add(made.apply(words(values, set)));
        }
        return entry -> bySet.get(sets.column()[entry]);
    }

    /** Reads a field with one small number per entry, such as a day, for many entries. */
    public Numbers column(String field) {
        int[] numbers = columns.numbers(field);
        return (entry, otherwise) -> numbers[entry] == Integer.MIN_VALUE ? otherwise : numbers[entry];
    }

    public Numbers numbers(String field) {
        NumericDocValues values = IndexSnapshot.io(() -> DocValues.getNumeric(leaf.reader(), field));
        return (entry, otherwise) -> values.advanceExact(entry) ? values.longValue() : otherwise;
    }
}
