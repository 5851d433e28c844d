package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The side that a statement takes on a claim. A statement without a stance has no label: {@code none} is never written. */
public enum Stance {
    FAVOR,
    AGAINST;

    /** Returns the name in JSON, on pages and in the issue file: {@code favor} or {@code against}. */
    @JsonValue
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
