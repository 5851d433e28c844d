package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of an issue are made with: an issue file, what was learned for it, and models. A replay makes a new one; the one with the
 * greatest number among the active ones is in force. Where there is none, generation 0 is: what the program was started with.
 *
 * @param issue id of the issue
 * @param number 1 or more
 * @param state how far it is
 * @param models ids of the models, as in a statement's {@code model}
 * @param digest of the two texts, by which issue files are told apart
 * @param yaml the issue file's text
 * @param learned the text of what was learned for it; null where nothing was
 * @param at when it came into this state
 */
public record Generation(
        String issue,
        int number,
        State state,
        String models,
        String digest,
        String yaml,
        @Nullable String learned,
        Instant at)
        implements Event {

    /** How far a generation is. */
    public enum State {
        /** Its tables are made beside the old ones. */
        REPLAYING,
        /** Its tables take the place of the old ones; nobody else writes them meanwhile. */
        SWITCHING,
        /** Its tables are those that everybody reads. */
        ACTIVE;

        /** The name in JSON, e.g. {@code active}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same generation in another state. */
    public Generation in(State newState, Instant since) {
        return new Generation(issue, number, newState, models, digest, yaml, learned, since);
    }

    @Override
    public String key() {
        return issue + "/" + number;
    }
}
