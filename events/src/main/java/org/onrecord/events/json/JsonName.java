package org.onrecord.events.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum whose values have a name in JSON, on pages and in metrics, e.g. {@code own-text} for {@code OWN_TEXT}. */
public interface JsonName {
    /** Returns the name of the value in Java. */
    String name();

    /** Returns the name of the value in JSON. */
    @JsonValue
    default String json() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
