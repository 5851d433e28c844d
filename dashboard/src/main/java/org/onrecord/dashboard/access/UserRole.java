package org.onrecord.dashboard.access;

import org.onrecord.events.json.JsonName;

/** What a user may do. Each role may do what those before it may. */
public enum UserRole implements JsonName {
    READ,
    /** Correct, review, and make rules that tell the page. */
    EDIT,
    /** Everything else: issues, documents, dead letters, and who receives alerts. */
    ADMINISTER
}
