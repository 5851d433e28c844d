package org.onrecord.app.accuracy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.analysis.PassageReading;

/**
 * The labels that OnRecord gives a passage.
 *
 * @param speaker the name as spelled, or null
 * @param side the speaker's government, {@code other} or {@code none}
 */
public record PassageAnswer(
        boolean onIssue,
        @Nullable String speaker,
        String side,
        boolean official,
        Set<String> topics,
        Map<String, Decision> decisions) {

    /**
     * A stance that OnRecord gives.
     *
     * @param score from 0 to 1
     * @param evidence span of the deciding words
     */
    public record Decision(Stance stance, double score, Statement.Span evidence) {}

    /** Returns the answer of a reading. */
    public static PassageAnswer of(PassageReading reading) {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        for (Statement.StanceLabel label : reading.stances()) {
            decisions.put(label.claim(), new Decision(label.stance(), label.score(), label.evidence()));
        }
        Statement.Actor actor = reading.actor();
        return new PassageAnswer(
                reading.onIssue(),
                reading.speaker(),
                actor == null ? "none" : actor.side(),
                actor != null && actor.official(),
                new LinkedHashSet<>(reading.topics()),
                decisions);
    }
}
