package org.onrecord.dashboard.api;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.ResultPage;

/**
 * A list of any length, served as JSON by the page and as CSV as a whole.
 *
 * @param rows reads rows
 * @param csv its rows as CSV
 * @param more returns the fields that its JSON has after the rows
 */
record RowList<T>(Function<PageRequest, ResultPage<T>> rows, CsvRows<T> csv, Supplier<Map<String, Object>> more) {
    RowList(Function<PageRequest, ResultPage<T>> rows, CsvRows<T> csv) {
        this(rows, csv, Map::of);
    }
}
