package org.onrecord.processor.stance;

import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.LogisticModel;

/**
 * Decides which proposed sides are told, which wait for a person, and which are dropped. It was fitted on labelled passages to predict whether a proposed
 * side is right; the threshold is the lowest at which the sides that are told are right as often as the issue demands.
 */
final class SideSelector {
    private final LogisticModel right;
    private final LearnedModel.Selector fitted;

    SideSelector(LearnedModel.Selector fitted) {
        this.fitted = fitted;
        right = new LogisticModel(fitted.bias(), fitted.weights());
    }

    enum Decision {
        TELL,
        REVIEW,
        DROP
    }

    /** Returns the probability that a proposed side is right. */
    double score(ProposedSide side) {
        return right.of(side.signals().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Decides on a side by the probability that it is right. */
    Decision decide(ProposedSide side, double score) {
        if (!side.contested() && score >= fitted.told(side.claim(), side.stance())) {
            return Decision.TELL;
        }
        return score >= fitted.review() ? Decision.REVIEW : Decision.DROP;
    }
}
