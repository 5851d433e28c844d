package org.onrecord.dashboard.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows as CSV (RFC 4180): a list of columns, each with its name and its value for a row. */
final class CsvTable<T> {
    private final List<Column<T>> columns = new ArrayList<>();

    /** Gets the value of a cell; null is an empty cell. */
    @FunctionalInterface
    interface Cell<T> {
        @Nullable
        Object of(T row);
    }

    private record Column<T>(String name, Cell<T> cell) {}

    /** Adds a column and returns this table. */
    CsvTable<T> column(String name, Cell<T> cell) {
        columns.add(new Column<>(name, cell));
        return this;
    }

    /** Writes a header line and a line for each row. */
    String write(List<T> rows) {
        StringBuilder text = new StringBuilder();
        line(text, Column::name);
        rows.forEach(row -> line(text, column -> Objects.toString(column.cell().of(row), "")));
        return text.toString();
    }

    private void line(StringBuilder text, Function<Column<T>, String> cell) {
        text.append(columns.stream().map(cell).map(CsvTable::quote).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** Quotes a value. One that a spreadsheet would run as a formula gets an apostrophe in front, which makes it text. */
    private static String quote(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
