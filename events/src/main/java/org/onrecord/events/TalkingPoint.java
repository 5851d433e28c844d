package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A recurring formulation of an actor: one that the issue file declares, or one that was found in what the actor says.
 *
 * <p>Days close together count as one occasion, since papers carry words a day or two after they were said.
 *
 * @param id of the declared one in the issue file; of one found a hash of who says it and of the sentence that it begins with
 * @param issue id of the issue
 * @param actor whose it is: who says it, or the institution for which spokespersons say it
 * @param declared true if the issue file has it
 * @param wording the sentence that it begins with; of a declared one its first variant
 * @param topics ids of the topics of at least half of the statements that say it
 * @param first day of use, null if none is dated
 * @param last day of use, null if none is dated
 * @param occasions on which it was used
 * @param spoke occasions on which the actor spoke of its topics from the first use on, those among them
 * @param statements that say it
 * @param state whether it is in use
 * @param silent occasions on which the actor spoke of its topics since the last use
 * @param probability that such a silence comes about by chance, by the history before it; 1 without a silence
 * @param uses the words that prove it, the earliest first; of many the first and last {@link #KEPT} of them
 */
public record TalkingPoint(
        String id,
        String issue,
        Statement.Actor actor,
        boolean declared,
        String wording,
        List<String> topics,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        int occasions,
        int spoke,
        int statements,
        State state,
        int silent,
        double probability,
        List<Use> uses)
        implements Event {

    /** How many uses are kept at either end. */
    public static final int KEPT = 20;

    /** Whether a talking point is in use. */
    public enum State {
        /** Its silence, if any, is no longer than chance explains. */
        CURRENT,
        /** Silent for longer. */
        DROPPED,
        /** Used again after it was dropped. */
        REVIVED;

        /** The name in JSON, e.g. {@code current}. */
        @JsonValue
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Words that say it.
     *
     * @param statement the statement's id
     * @param document the document's id
     * @param day of the statement, null if undated
     * @param words verbatim
     * @param speaker who says them, or null
     * @param publisher of the document
     * @param title of the document
     * @param url where it can be read, or null
     */
    public record Use(
            String statement,
            String document,
            @Nullable LocalDate day,
            String words,
            @Nullable String speaker,
            String publisher,
            String title,
            @Nullable String url) {}

    @Override
    public String key() {
        return id;
    }
}
