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
 * What OnRecord says of a passage.
 *
 * @param onIssue whether it is on the issue
 * @param speaker as spelled, or null
 * @param side the government spoken for, {@code other} or {@code none}
 * @param official whether the speaker is official
 * @param topics ids
 * @param decisions sides taken, by claim
 */
public record PassageAnswer(
        boolean onIssue,
        @Nullable String speaker,
        String side,
        boolean official,
        Set<String> topics,
        Map<String, Decision> decisions) {

    /**
     * A side that OnRecord gives.
     *
     * @param stance the side
     * @param score how sure, from 0 to 1
     * @param evidence the deciding words, as a span of the text
     */
    public record Decision(Stance stance, double score, Statement.Span evidence) {}

    /** The answer of a reading. */
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
