package org.onrecord.events;

import org.onrecord.events.json.JsonName;

/** The side that a statement takes on a claim. A statement without a stance has no label: {@code none} is never written. */
public enum Stance implements JsonName {
    FAVOR,
    AGAINST;

    /** Returns the other side. */
    public Stance opposite() {
        return this == FAVOR ? AGAINST : FAVOR;
    }
}
