package org.onrecord.bench.stance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.onrecord.events.Stance;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.training.PrecisionRecall;

/** Counts of stances over pairs of a passage and a claim: right, invented, missed, or opposite. */
final class SideCounts {
    private final PrecisionRecall favor = new PrecisionRecall();
    private final PrecisionRecall against = new PrecisionRecall();
    private int opposite;

    /** Returns the stances that a decision gives a passage, by claim. */
    static Map<String, Stance> taken(StanceDecision decision, Passage passage) {
        Map<String, Stance> sides = new LinkedHashMap<>();
        decision.decide(passage).taken().forEach(label -> sides.put(label.claim(), label.stance()));
        return sides;
    }

    /** Adds the pairs of a passage. */
    void add(Map<String, Stance> are, Map<String, Stance> said) {
        Set<String> claims = new TreeSet<>(are.keySet());
        claims.addAll(said.keySet());
        for (String claim : claims) {
            Stance is = are.get(claim);
            Stance given = said.get(claim);
            favor.add(is == Stance.FAVOR, given == Stance.FAVOR);
            against.add(is == Stance.AGAINST, given == Stance.AGAINST);
            opposite += is != null && given != null && is != given ? 1 : 0;
        }
    }

    double macroF1() {
        return (favor.f1() + against.f1()) / 2;
    }

    @Override
    public String toString() {
        return String.format("macro-F1 %.3f opposite %d favor %s against %s", macroF1(), opposite, favor, against);
    }
}
