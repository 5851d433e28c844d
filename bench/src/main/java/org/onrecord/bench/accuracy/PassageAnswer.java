package org.onrecord.bench.accuracy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Opinion;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.processor.analysis.PassageReading;
import org.onrecord.processor.opinion.AnswerLabels;

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

    /**
     * Returns this answer with the sides and topics of a language model in place of the local ones; a refused answer changes nothing.
     *
     * @param text of the passage
     */
    public PassageAnswer labelled(Opinion by, String text) {
        if (by.refused() != null) {
            return this;
        }
        Map<String, Decision> sides = new LinkedHashMap<>();
        for (Opinion.SideTaken side : by.stances()) {
            int start = text.indexOf(side.words());
            Statement.Span evidence =
                    new Statement.Span(start, start + side.words().length());
            sides.put(side.claim(), new Decision(side.stance(), AnswerLabels.SCORE, evidence));
        }
        Set<String> treated = new LinkedHashSet<>();
        by.topics().forEach(each -> treated.add(each.topic()));
        return new PassageAnswer(onIssue, speaker, side, official, treated, sides);
    }

    /** Returns the answer of a reading. */
    public static PassageAnswer of(PassageReading reading) {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        for (Statement.StanceLabel label : reading.sides().taken()) {
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
