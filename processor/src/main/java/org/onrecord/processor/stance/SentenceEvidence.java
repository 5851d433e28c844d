package org.onrecord.processor.stance;

import org.onrecord.events.Stance;
import org.onrecord.processor.model.LogisticModel;

/** The evidence for a side on one claim in one sentence, given by its index in the passage, as log odds. */
public record SentenceEvidence(int sentence, double taken, double favor) {
    /** Returns the log odds that it takes a side. */
    double odds(Stance side) {
        double is = side == Stance.FAVOR ? favor : -favor;
        return LogisticModel.odds(LogisticModel.probability(taken) * LogisticModel.probability(is));
    }
}
