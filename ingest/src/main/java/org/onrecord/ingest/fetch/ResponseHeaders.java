package org.onrecord.ingest.fetch;

import java.util.List;
import java.util.Optional;

/**
 * The header fields of an answer, in the order received; names match in any case.
 *
 * @param fields may be empty
 */
public record ResponseHeaders(List<Field> fields) {
    public ResponseHeaders {
        fields = List.copyOf(fields);
    }

    /**
     * One header line.
     *
     * @param name as received
     * @param value without the white space around it; a byte outside ASCII stands as the character of the same number
     */
    public record Field(String name, String value) {}

    /** The value of the first field of that name. */
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /** The values of all fields of that name, in order. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }
}
