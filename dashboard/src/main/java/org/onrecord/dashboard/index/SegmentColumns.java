package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * Fields of one segment in arrays, each read when it is first asked for: a segment never changes, and counting reads a field a million times. A word or a
 * number takes four bytes an entry.
 */
final class SegmentColumns {
    private final LeafReader reader;
    private final Kept kept;

    private SegmentColumns(LeafReader reader, Kept kept) {
        this.reader = reader;
        this.kept = kept;
    }

    private record Kept(Map<String, int[]> words, Map<String, Sets> sets, Map<String, int[]> numbers) {
        Kept() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** Keeps the columns of the segments that are in use. */
    static final class Cache {
        private final Map<IndexReader.CacheKey, Kept> open = new ConcurrentHashMap<>();

        /** Returns the columns of a segment; those not yet kept are read by this reader, since one of an older state of the index may be closed. */
        SegmentColumns of(LeafReader reader) {
            IndexReader.CacheHelper core = reader.getCoreCacheHelper();
            return new SegmentColumns(reader, open.computeIfAbsent(core.getKey(), key -> {
                core.addClosedListener(open::remove);
                return new Kept();
            }));
        }
    }

    /**
     * The sets of words of a field. Few different ones occur.
     *
     * @param column number of each entry's set
     * @param all the sets, as ordinals of their words; the first is empty
     */
    record Sets(int[] column, int[][] all) {}

    /** Returns the ordinal of each entry's word plus one; 0 for an entry without. */
    int[] words(String field) {
        return kept.words.computeIfAbsent(
                field,
                name -> IndexSnapshot.io(() -> {
                    SortedDocValues values = DocValues.getSorted(reader, name);
                    int[] column = new int[reader.maxDoc()];
                    for (int entry = values.nextDoc();
                            entry != SortedDocValues.NO_MORE_DOCS;
                            entry = values.nextDoc()) {
                        column[entry] = values.ordValue() + 1;
                    }
                    return column;
                }));
    }

    /** Returns the set of words of each entry. */
    Sets sets(String field) {
        return kept.sets.computeIfAbsent(field, name -> IndexSnapshot.io(() -> readSets(name)));
    }

    private Sets readSets(String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        int[] column = new int[reader.maxDoc()];
        List<int[]> all = new ArrayList<>(List.of(new int[0]));
        Map<List<Integer>, Integer> known = new HashMap<>();
        List<Integer> words = new ArrayList<>();
        for (int entry = values.nextDoc(); entry != SortedSetDocValues.NO_MORE_DOCS; entry = values.nextDoc()) {
            words.clear();
            for (int i = 0; i < values.docValueCount(); i++) {
                words.add((int) values.nextOrd());
            }
            Integer number = known.get(words);
            if (number == null) {
                number = all.size();
                known.put(List.copyOf(words), number);
                all.add(words.stream().mapToInt(Integer::intValue).toArray());
            }
            column[entry] = number;
        }
        return new Sets(column, all.toArray(int[][]::new));
    }

    /** Returns the number of each entry; {@link Integer#MIN_VALUE} for an entry without. Larger ones are cut to the range. */
    int[] numbers(String field) {
        return kept.numbers.computeIfAbsent(
                field,
                name -> IndexSnapshot.io(() -> {
                    NumericDocValues values = DocValues.getNumeric(reader, name);
                    int[] column = new int[reader.maxDoc()];
                    Arrays.fill(column, Integer.MIN_VALUE);
                    for (int entry = values.nextDoc();
                            entry != NumericDocValues.NO_MORE_DOCS;
                            entry = values.nextDoc()) {
                        column[entry] = Math.clamp(values.longValue(), Integer.MIN_VALUE + 1, Integer.MAX_VALUE);
                    }
                    return column;
                }));
    }
}
