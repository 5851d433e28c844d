package org.onrecord.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * The issue file, learned file, actors and models from which the tables of an issue are made. Each replay makes a new generation; the active one has the
 * greatest number among those in the state {@link State#ACTIVE}. Without any, generation 0 is active: what the program was started with.
 *
 * @param number 1 or more
 * @param models ids of the models, as in a statement's {@code model}
 * @param digest hash of the texts
 * @param learned the text of the learned file; null if there is none
 * @param actors the texts of the files with the actors of all issues, by the name of the file; null if there are none
 * @param at when it entered this state
 */
public record Generation(
        String issue,
        int number,
        State state,
        String models,
        String digest,
        String yaml,
        @Nullable String learned,
        @Nullable Map<String, String> actors,
        Instant at)
        implements Event {

    public enum State implements JsonName {
        /** Its tables are being made beside the active ones. */
        REPLAYING,
        /** Its tables are replacing the active ones; nobody else writes these meanwhile. */
        SWITCHING,
        /** Its tables are the ones that everybody reads. */
        ACTIVE
    }

    public Generation in(State newState, Instant since) {
        return new Generation(issue, number, newState, models, digest, yaml, learned, actors, since);
    }

    @Override
    public String key() {
        return issue + "/" + number;
    }
}
