package org.onrecord.processor.stance;

import java.util.List;
import java.util.Map;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;

/**
 * The likelier side on a claim, before it is decided whether it is told.
 *
 * @param score from 0 to 1, not calibrated
 * @param opposite score of the opposite side, from 0 to 1
 * @param evidence the deciding words, as a span of the document's text
 * @param words the words of that span
 * @param contested true if the words look at both sides, or if model and examples disagree: such a side is never told without a person
 * @param signals what is known about it, as the features of a {@link SideSelector}
 * @param untaught the {@linkplain UntaughtSignals signals} where nothing was learned; empty if something was, or if it is hardly likely
 */
public record ProposedSide(
        String claim,
        Stance stance,
        double score,
        double opposite,
        Statement.Span evidence,
        String words,
        boolean contested,
        List<Double> signals,
        Map<String, Double> untaught) {
    /** Returns the side as one that other words of the same span show. */
    ProposedSide shownBy(String other) {
        return new ProposedSide(claim, stance, score, opposite, evidence, other, contested, signals, untaught);
    }
}
