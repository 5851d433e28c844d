package org.onrecord.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.json.JsonName;

/**
 * A recurring formulation of an actor, declared in the issue file or found in the actor's statements.
 *
 * <p>Days close together count as one occasion, since newspapers print words a day or two after they were said.
 *
 * @param id as in the issue file; for a talking point that was found, a hash of the actor and the first sentence
 * @param actor who says it, or the institution for which spokespersons say it
 * @param declared true if the issue file declares it
 * @param wording the sentence in which it was first found; if declared, its first variant
 * @param topics ids of the topics that at least half of its statements treat
 * @param first day of use, null if none is dated
 * @param last day of use, null if none is dated
 * @param occasions on which it was used
 * @param spoke occasions since the first use on which the actor spoke about its topics, with or without it
 * @param silent occasions since the last use on which the actor spoke about its topics
 * @param probability of such a silence by chance, given the history before it; 1 without a silence
 * @param uses the words that prove it, the earliest first; if there are many, the first and last {@link #KEPT}
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

    /** How many of the first and of the last uses are kept. */
    public static final int KEPT = 20;

    public enum State implements JsonName {
        /** In use, or silent no longer than chance explains. */
        CURRENT,
        /** Silent for longer than chance explains. */
        DROPPED,
        /** Used again after it was dropped. */
        REVIVED
    }

    /**
     * A use of a talking point.
     *
     * @param day of the statement, null if undated
     * @param words verbatim
     * @param speaker as spelled, or null
     * @param url of the document, or null
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
        return IssueKey.of(issue, id);
    }
}
