package org.onrecord.dashboard.index;

import java.io.IOException;
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

    /** Returns the number, within the whole index, of the first entry of the segment. */
    public int firstEntry() {
        return leaf.docBase;
    }

    public Words words(String field) throws IOException {
        SortedDocValues values = DocValues.getSorted(leaf.reader(), field);
        return entry ->
                values.advanceExact(entry) ? values.lookupOrd(values.ordValue()).utf8ToString() : "";
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
