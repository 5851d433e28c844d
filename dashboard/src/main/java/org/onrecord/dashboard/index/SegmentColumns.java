package org.onrecord.dashboard.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * Fields of one segment in arrays, each read when it is first asked for: a segment never changes, and counting reads a field a million times. A word or a
 * number takes four bytes an entry.
 *
 * @param reader reads the columns that are not yet kept, since one of an older state of the index may be closed
 */
record SegmentColumns(LeafReader reader, IndexCaches.Kept kept) {
    SegmentColumns(LeafReader reader, IndexCaches caches) {
        this(reader, caches.of(reader));
    }

    /**
     * The sets of words of a field. Few different ones occur.
     *
     * @param column number of each entry's set
     * @param all the sets, as ordinals of their words; the first is empty
     */
    record Sets(int[] column, int[][] all) {}

    /** Returns the set of words of each entry. Where an entry has one word at most, the sets are in the order of the words. */
    Sets sets(String field) {
        return kept.sets().computeIfAbsent(field, name -> IndexSnapshot.io(() -> readSets(name)));
    }

    private Sets readSets(String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(reader, field);
        int[] column = new int[reader.maxDoc()];
        List<int[]> all = new ArrayList<>(List.of(new int[0]));
        Map<List<Integer>, Integer> known = new HashMap<>();
        if (DocValues.unwrapSingleton(values) != null) {
            for (int word = 0; word < values.getValueCount(); word++) {
                known.put(List.of(word), all.size());
                all.add(new int[] {word});
            }
        }
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
        return kept.numbers()
                .computeIfAbsent(
                        field,
                        name -> IndexSnapshot.io(() -> {
                            NumericDocValues values = DocValues.getNumeric(reader, name);
                            int[] column = new int[reader.maxDoc()];
                            Arrays.fill(column, Integer.MIN_VALUE);
                            for (int entry = values.nextDoc();
                                    entry != NumericDocValues.NO_MORE_DOCS;
                                    entry = values.nextDoc()) {
                                column[entry] =
                                        Math.clamp(values.longValue(), Integer.MIN_VALUE + 1, Integer.MAX_VALUE);
                            }
                            return column;
                        }));
    }
}
