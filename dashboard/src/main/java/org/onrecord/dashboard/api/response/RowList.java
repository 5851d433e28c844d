package org.onrecord.dashboard.api.response;

import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.PageRequest;
import org.onrecord.dashboard.query.ResultPage;

/**
 * A list of any length, served as JSON by the page and as CSV as a whole.
 *
 * @param csv its columns as CSV
 */
public record RowList<T>(Rows<T> rows, CsvTable csv) {
    /** Reads rows from one state of the index. */
    @FunctionalInterface
    public interface Rows<T> {
        ResultPage<T> page(IndexSnapshot snapshot, PageRequest request);
    }
}
