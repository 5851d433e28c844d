package org.onrecord.dashboard.api.response;

import java.util.Map;
import java.util.function.Supplier;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.ResultPage;

/**
 * A list of any length, served as JSON by the page and as CSV as a whole.
 *
 * @param csv its columns as CSV
 * @param more returns the fields that its JSON has after the rows
 */
public record RowList<T>(Rows<T> rows, CsvTable csv, Supplier<Map<String, Object>> more) {
    /** Reads rows from one state of the index. */
    @FunctionalInterface
    public interface Rows<T> {
        ResultPage<T> page(IndexSnapshot snapshot, PageRequest request);
    }

    public RowList(Rows<T> rows, CsvTable csv) {
        this(rows, csv, Map::of);
    }
}
