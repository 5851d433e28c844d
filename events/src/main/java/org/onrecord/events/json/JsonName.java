package org.onrecord.events.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An enum whose values have a name in JSON, on pages and in metrics, e.g. {@code own-text} for {@code OWN_TEXT}. */
public interface JsonName {
    String name();

    @JsonValue
    default String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the one of some values that has a name in JSON; empty if none has. */
    static <E extends JsonName> Optional<E> of(String json, E[] values) {
        return Stream.of(values).filter(each -> each.json().equals(json)).findFirst();
    }

    /** Returns the names of values in JSON, for messages: {@code favor, against}. */
    static String listed(JsonName[] values) {
        return Stream.of(values).map(JsonName::json).collect(Collectors.joining(", "));
    }
}
