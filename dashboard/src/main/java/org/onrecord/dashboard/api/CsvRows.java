package org.onrecord.dashboard.api;

/** Writes rows as CSV (RFC 4180). */
interface CsvRows<T> {
    /** Writes the names of the columns. */
    void header(StringBuilder text);

    /** Writes a row. */
    void row(StringBuilder text, T row);
}
