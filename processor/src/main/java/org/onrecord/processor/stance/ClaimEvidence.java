package org.onrecord.processor.stance;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;

/**
 * The evidence for a side on one claim in one passage, sentence by sentence.
 *
 * @param sentences those that are the speaker's own words
 */
public record ClaimEvidence(List<SentenceEvidence> sentences) {
    // Fitted on labelled passages of fourteen other issues by org.onrecord.training.ExampleWeights.
    private static final LogisticModel GATE =
            LogisticModel.of(-7.92, 0.55, -0.02, 0.65, 2.27, 2.48, 0.49, 0.34, -3.23, 0.72, 1.75, 0.65, -0.41);
    private static final LogisticModel GATE_CHINESE =
            LogisticModel.of(-4.00, -0.03, 0.50, 0.22, 6.51, -0.03, 1.09, 0.39, -0.95, 0.91, -0.12, 0.27, -0.79);
    private static final LogisticModel SIDE = LogisticModel.of(0.38, 0.69, 5.32, -0.06, -1.03, 0.28, -2.50);
    private static final LogisticModel SIDE_CHINESE = LogisticModel.of(0.40, 1.03, 1.57, -0.68, -0.56, 0.03, -1.75);

    // Fitted on issues that the model had not seen, by org.onrecord.training.ModelWeights: both weigh the same.
    private static final double TOGETHER = -0.6;
    private static final double EACH = 0.65;

    private static final double HARDLY = 0.01;

    /** Returns the evidence of the examples, with which the sentences of the passage were compared. */
    public static ClaimEvidence of(int claim, Passage passage, List<ComparedSentence> sentences) {
        boolean chinese = Script.readsChinese(passage.language());
        return new ClaimEvidence(sentences.stream()
                .map(each -> {
                    double taken = (chinese ? GATE_CHINESE : GATE)
                            .of(StanceFeatures.ofGate(
                                    claim, each, passage.sentences().size()));
                    double favor = (chinese ? SIDE_CHINESE : SIDE).of(StanceFeatures.ofSide(claim, each));
                    return new SentenceEvidence(each.index(), LogisticModel.odds(taken), LogisticModel.odds(favor));
                })
                .toList());
    }

    /** Combines the evidence with the model's reading, which tells better than the examples whether a side is taken, but not which. */
    public ClaimEvidence with(StanceReader.Reading reading) {
        return with(sentence -> LogisticModel.odds(1 - reading.stance(sentence).none()));
    }

    /** Combines the evidence with a reading that gives every sentence the same log odds of taking a side. */
    ClaimEvidence with(double read) {
        return with(sentence -> read);
    }

    private ClaimEvidence with(IntToDoubleFunction read) {
        return new ClaimEvidence(sentences.stream()
                .map(each -> new SentenceEvidence(
                        each.sentence(),
                        TOGETHER + EACH * (read.applyAsDouble(each.sentence()) + each.taken()),
                        each.favor()))
                .toList());
    }

    /** Combines the evidence with a reading that finds hardly any side, for passages below the gate. */
    public ClaimEvidence unread() {
        return with(LogisticModel.odds(HARDLY));
    }

    /** Returns the probability that the likeliest sentence takes a side; 0 without sentences. */
    public double likeliest() {
        return sentences.stream()
                .mapToDouble(each -> LogisticModel.probability(each.taken()))
                .max()
                .orElse(0);
    }
}
