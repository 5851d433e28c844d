package org.onrecord.dashboard.api.response;

import java.util.List;

/**
 * The result of a query that is served whole, as JSON and as CSV.
 *
 * @param json the object to write as JSON
 * @param rows the same as the rows of a table
 * @param table the columns of the CSV
 */
public record TableResponse(Object json, List<?> rows, CsvTable table) {
    public TableResponse(List<?> rows, CsvTable table) {
        this(rows, rows, table);
    }

    /** An object with lists inside, of whose elements the table has lines. */
    public TableResponse(Object json, CsvTable table) {
        this(json, List.of(json), table);
    }

    public String csv() {
        return table.write(rows);
    }
}
