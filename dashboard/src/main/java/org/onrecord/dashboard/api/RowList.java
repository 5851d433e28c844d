package org.onrecord.dashboard.api;

import java.util.Map;
import java.util.function.Supplier;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.ResultPage;

/**
 * A list of any length, served as JSON by the page and as CSV as a whole.
 *
 * @param rows reads rows
 * @param csv its rows as CSV
 * @param more returns the fields that its JSON has after the rows
 */
record RowList<T>(Rows<T> rows, CsvRows<T> csv, Supplier<Map<String, Object>> more) {
    /** Reads rows from one state of the index. */
    @FunctionalInterface
    interface Rows<T> {
        ResultPage<T> page(IndexSnapshot snapshot, PageRequest request);
    }

    RowList(Rows<T> rows, CsvRows<T> csv) {
        this(rows, csv, Map::of);
    }
}
