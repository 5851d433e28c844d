package org.onrecord.dashboard.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows as CSV (RFC 4180): a list of columns, each with its name and its value for a row. */
final class CsvTable<T> implements CsvRows<T> {
    private static final Pattern FORMULA = Pattern.compile("((?:^|[;\\t\\r\\n])[ \\u00A0\"']*)(?=[=+\\-@＝＋－＠])");

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

    /** Returns a header line and a line for each row. */
    String write(List<T> rows) {
        StringBuilder text = new StringBuilder();
        header(text);
        rows.forEach(row -> row(text, row));
        return text.toString();
    }

    @Override
    public void header(StringBuilder text) {
        line(text, Column::name);
    }

    @Override
    public void row(StringBuilder text, T row) {
        line(text, column -> Objects.toString(column.cell().of(row), ""));
    }

    /** Returns the same columns for things of which each has any number of rows. */
    <R> CsvRows<R> of(Function<R, List<T>> rows) {
        CsvTable<T> table = this;
        return new CsvRows<>() {
            @Override
            public void header(StringBuilder text) {
                table.header(text);
            }

            @Override
            public void row(StringBuilder text, R thing) {
                rows.apply(thing).forEach(row -> table.row(text, row));
            }
        };
    }

    private void line(StringBuilder text, Function<Column<T>, String> cell) {
        text.append(columns.stream().map(cell).map(CsvTable::quote).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /**
     * Quotes a value. What a spreadsheet would run as a formula gets an apostrophe in front, which makes it text: also after a semicolon, a tab
     * or a line break, at which spreadsheets of many countries begin a new cell.
     */
    private static String quote(String value) {
        boolean blank = value.startsWith("\t") || value.startsWith("\r");
        String safe = (blank ? "'" : "") + FORMULA.matcher(value).replaceAll("$1'");
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
