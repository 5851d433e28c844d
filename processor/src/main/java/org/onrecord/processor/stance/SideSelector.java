package org.onrecord.processor.stance;

import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.LogisticModel;

/**
 * Decides which proposed sides are told, which wait for a person, and which are dropped, by the probability that a side is right. The threshold is the lowest
 * at which the sides that are told are right as often as the issue demands.
 */
record SideSelector(LearnedModel.Selector fitted, LogisticModel right) {
    SideSelector(LearnedModel.Selector fitted) {
        this(fitted, new LogisticModel(fitted.bias(), fitted.weights()));
    }

    enum Decision {
        TELL,
        REVIEW,
        DROP
    }

    /** Returns true if it was fitted to signals like those of a side. */
    boolean weighs(ProposedSide side) {
        return side.signals().size() == fitted.weights().size();
    }

    /** Returns the probability that a proposed side is right. */
    double score(ProposedSide side) {
        return LogisticModel.probability(right.logOdds(signals(side)) + fitted.offset(side.claim(), side.stance()));
    }

    /**
     * Decides on a side by the probability that it is right. It also waits for a person if its signals would do on another claim: a side that is rarely
     * told would otherwise never get labels.
     */
    Decision decide(ProposedSide side, double score) {
        Decision decision = decide(side, score, fitted.told(), fitted.review());
        return decision == Decision.DROP && right.of(signals(side)) >= fitted.review() ? Decision.REVIEW : decision;
    }

    private static double[] signals(ProposedSide side) {
        return side.signals().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Decides on a side by the probability that it is right and by other thresholds. */
    Decision decide(ProposedSide side, double score, double told, double review) {
        if (score >= told && !side.contested() && !fitted.untold().contains(side.claim())) {
            return Decision.TELL;
        }
        return score >= review ? Decision.REVIEW : Decision.DROP;
    }
}
