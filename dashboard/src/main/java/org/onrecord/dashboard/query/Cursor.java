package org.onrecord.dashboard.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.onrecord.events.EventJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A place in a list, after one of its rows: the values by which that row is sorted. Records that arrive meanwhile move no row to the
 * other side of it.
 *
 * <p>Written as a JSON array in Base64 for addresses.
 */
public record Cursor(List<JsonNode> values) {

    /** Returns the place after a row that a search found. */
    static Cursor after(FieldDoc row) {
        return new Cursor(Stream.of(row.fields)
                .<JsonNode>map(value ->
                        EventJson.mapper().valueToTree(value instanceof BytesRef words ? words.utf8ToString() : value))
                .toList());
    }

    static Cursor afterRows(int rows) {
        return new Cursor(List.of(EventJson.mapper().valueToTree(rows)));
    }

    /** Parses a cursor; empty if the text is none. */
    public static Optional<Cursor> parse(String text) {
        try {
            JsonNode json = EventJson.mapper()
                    .readTree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return json.isArray() ? Optional.of(new Cursor(List.copyOf(json.values()))) : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(EventJson.mapper().writeValueAsBytes(values));
    }

    /** Returns the number of rows before this place, in a list that is not sorted by the index. */
    int rows() {
        if (values.size() != 1
                || !values.getFirst().isInt()
                || values.getFirst().asInt() < 0) {
            throw new WrongCursorException();
        }
        return values.getFirst().asInt();
    }

    /** Returns the place in a search. */
    FieldDoc row(Sort sort) {
        SortField[] fields = sort.getSort();
        if (values.size() != fields.length) {
            throw new WrongCursorException();
        }
        Object[] row = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            JsonNode value = values.get(i);
            row[i] = switch (fields[i].getType()) {
                case LONG -> value.canConvertToLong() ? value.asLong() : wrong();
                case DOUBLE -> value.isNumber() ? value.asDouble() : wrong();
                case STRING -> value.isNull() ? null : value.isString() ? new BytesRef(value.asString()) : wrong();
                default -> wrong();
            };
        }
        // The last field tells all rows apart; a row that equals this one in all fields is this one.
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, row);
    }

    private static Object wrong() {
        throw new WrongCursorException();
    }

    /** A cursor belongs to another list. */
    public static final class WrongCursorException extends RuntimeException {
        WrongCursorException() {
            super("the cursor is not one of this list; follow next from its first page");
        }
    }
}
