package org.onrecord.dashboard.api.response;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import tools.jackson.databind.JsonNode;

/** The columns of a CSV file (RFC 4180). The cell of a column is what stands at a path in the JSON of a row, as the API gives it. */
public final class CsvTable {
    private static final Pattern FORMULA = Pattern.compile("((?:^|[;\\t\\r\\n])[ \\u00A0\"']*)(?=[=+\\-@＝＋－＠])");

    /** The end of a step into every element of a list. */
    private static final String EACH = "[].";

    private final Map<String, Cell> columns = new LinkedHashMap<>();

    /** The lists of each of whose elements there is a line, from the outer to the inner ones. */
    private List<List<String>> lists = List.of();

    /**
     * A cell of a line.
     *
     * @param lists in how many lists its value is
     * @param path from the element of the innermost of these lists
     * @param text makes text of the value
     */
    private record Cell(int lists, List<String> path, Function<JsonNode, String> text) {}

    /**
     * Returns a table.
     *
     * @param columns {@code NAME=PATH}, or the path alone if it is the name, separated by white space. A path has the names of fields, separated by
     *     dots. In a list, {@code 0} is the first element, {@code -1} the last, and {@code *} all of them, separated by spaces. A list with
     *     {@code []} behind its name has a line for each element
     */
    public static CsvTable of(String columns) {
        CsvTable table = new CsvTable();
        for (String column : columns.strip().split("\\s+")) {
            String[] parts = column.split("=", 2);
            table.with(parts[0], parts[parts.length - 1], CsvTable::text);
        }
        return table;
    }

    /** Replaces a column, or adds one, whose text is made of the value at a path, and returns this table. */
    public CsvTable with(String name, String path, Function<JsonNode, String> text) {
        List<List<String>> steps = Stream.of(path.split(Pattern.quote(EACH)))
                .map(each -> List.of(each.split("\\.")))
                .toList();
        columns.put(name, new Cell(steps.size() - 1, steps.getLast(), text));
        if (steps.size() - 1 > lists.size()) {
            lists = steps.subList(0, steps.size() - 1);
        }
        return this;
    }

    /** Returns the key of an actor, see {@link Statement.Actor#key}. */
    public static String actorKey(JsonNode actor) {
        return EventJson.mapper()
                .treeToValue(actor, Statement.Actor.class)
                .key()
                .orElse("");
    }

    /** Returns a header line and the lines of some rows. */
    public String write(List<?> rows) {
        StringBuilder text = new StringBuilder(header());
        rows.forEach(row -> write(text, row));
        return text.toString();
    }

    public String header() {
        return line(columns.keySet().stream());
    }

    public void write(StringBuilder text, Object row) {
        write(text, List.of(EventJson.mapper().valueToTree(row)));
    }

    private void write(StringBuilder text, List<JsonNode> within) {
        if (within.size() <= lists.size()) {
            for (JsonNode each : at(within.getLast(), lists.get(within.size() - 1))) {
                List<JsonNode> deeper = new ArrayList<>(within);
                deeper.add(each);
                write(text, deeper);
            }
        } else {
            text.append(line(
                    columns.values().stream().map(cell -> cell.text.apply(at(within.get(cell.lists), cell.path)))));
        }
    }

    private static JsonNode at(JsonNode node, List<String> path) {
        if (path.isEmpty()) {
            return node;
        }
        List<String> rest = path.subList(1, path.size());
        String step = path.getFirst();
        return switch (step) {
            case "*" ->
                EventJson.mapper()
                        .valueToTree(node.valueStream()
                                .map(each -> text(at(each, rest)))
                                .collect(Collectors.joining(" ")));
            case "0" -> at(node.path(0), rest);
            case "-1" -> at(node.path(node.size() - 1), rest);
            default -> at(node.path(step), rest);
        };
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.asString("");
    }

    private static String line(Stream<String> cells) {
        return cells.map(CsvTable::quote).collect(Collectors.joining(",")) + "\r\n";
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
