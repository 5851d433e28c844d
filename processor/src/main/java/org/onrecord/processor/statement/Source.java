package org.onrecord.processor.statement;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * Whom the document names as the one who speaks.
 *
 * @param name as spelled, in its fullest form; null where nobody is named
 * @param role as the document gives it
 * @param organisation as the document gives it
 * @param questioner true for one whose part is to ask: media and their people
 */
record Source(
        @Nullable String name,
        @Nullable String role,
        @Nullable String organisation,
        boolean questioner) {
    static final Source NOBODY = new Source(null, null, null, false);

    static Source named(String name) {
        return new Source(name, null, null, false);
    }

    Source asking() {
        return new Source(name, role, organisation, true);
    }

    Statement.Speaker speaker() {
        return new Statement.Speaker(name, role, organisation);
    }

    /** Name, role and organisation in one line, for looking up words in it. */
    String all() {
        return (role == null ? "" : role + " ")
                + (name == null ? "" : name)
                + (organisation == null ? "" : " " + organisation);
    }
}
