package org.onrecord.ingest.fetch;

import java.util.List;
import java.util.Optional;
import org.onrecord.events.http.Validators;

/** The header fields of a response, in the order received. Names match in any case. */
public record ResponseHeaders(List<Field> fields) {
    public ResponseHeaders {
        fields = List.copyOf(fields);
    }

    /**
     * One header line.
     *
     * @param value without surrounding white space; a byte outside ASCII is the character with the same number
     */
    public record Field(String name, String value) {}

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public Validators validators() {
        return new Validators(first("ETag").orElse(null), first("Last-Modified").orElse(null));
    }

    public ContentType contentType() {
        return ContentType.of(first("Content-Type").orElse(""));
    }

    /** Returns the values of all fields with a name, in order. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }
}
