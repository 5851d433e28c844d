package org.onrecord.events;

import org.onrecord.events.json.JsonName;

/** How much an alert matters to somebody who follows positions, from the least to the most. */
public enum Severity implements JsonName {
    /** News about sources and pages. */
    LOW,
    /** A change of what is said. */
    MEDIUM,
    /** A position of a leader, a government or a ministry, or its reversal. */
    HIGH
}
