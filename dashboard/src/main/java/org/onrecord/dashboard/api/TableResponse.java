package org.onrecord.dashboard.api;

import java.util.List;
import java.util.function.Supplier;

/**
 * The result of a query that is served whole, as JSON and as CSV.
 *
 * @param json the object to write as JSON
 * @param csv the same rows as CSV
 */
record TableResponse(Object json, Supplier<String> csv) {

    static <T> TableResponse ofRows(List<T> rows, CsvTable<T> table) {
        return new TableResponse(rows, () -> table.write(rows));
    }
}
