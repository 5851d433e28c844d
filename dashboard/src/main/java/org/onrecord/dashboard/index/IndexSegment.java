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

    IndexSegment(LeafReaderContext leaf, IndexCaches caches) {
        this.leaf = leaf;
        this.columns = new SegmentColumns(leaf.reader(), caches);
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
        private final SortedSetDocValues values;
        private final SegmentColumns.Sets sets;
        private final int[] counts;

        private WordCounts(SortedSetDocValues values, SegmentColumns.Sets sets) {
            this.values = values;
            this.sets = sets;
            this.counts = new int[sets.all().length];
        }

        public void count(int entry) {
            counts[sets.column()[entry]]++;
        }

        /** Adds up what was counted. An entry without the field is not counted. */
        public void addTo(Map<String, Integer> totals) {
            for (int number = 1; number < counts.length; number++) {
                int[] set = counts[number] > 0 ? sets.all()[number] : new int[0];
                for (String word : IndexSnapshot.io(() -> words(values, set))) {
                    totals.merge(word, counts[number], Integer::sum);
                }
            }
        }
    }

    public WordCounts counts(String field) throws IOException {
        return new WordCounts(DocValues.getSortedSet(leaf.reader(), field), columns.sets(field));
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
     * Reads a field with one word per entry, of which something is made once for each word of the segment, and for the empty one. Words are read in
     * their order, which takes a small part of the time that it takes to read them in the order of the entries.
     */
    public <T> IntFunction<T> grouped(String field, Function<String, T> made) throws IOException {
        return groupedSets(field, words -> made.apply(words.isEmpty() ? "" : words.getFirst()));
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
