package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.processor.model.Logistic;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.IssueExamples;

/**
 * What speaks for and against a side on one claim in one passage, before anything is decided: how likely the issue's examples make
 * it for each sentence, and what the model read. Pure.
 *
 * @param own the sentences that are the speaker's own words, as indices of the passage
 * @param taken for each own sentence, how likely the examples make it that it takes the claim up
 * @param inFavor for each own sentence, how likely they make it that it is in favor if it does
 * @param reading of the passage against the claim
 */
public record ClaimEvidence(List<Integer> own, double[] taken, double[] inFavor, StanceReader.Reading reading) {
    // Fitted on labelled passages of fourteen other issues by org.onrecord.bench.FitLabels.
    private static final Logistic GATE =
            Logistic.of(-7.92, 0.55, -0.02, 0.65, 2.27, 2.48, 0.49, 0.34, -3.23, 0.72, 1.75, 0.65, -0.41);
    private static final Logistic GATE_CHINESE =
            Logistic.of(-4.00, -0.03, 0.50, 0.22, 6.51, -0.03, 1.09, 0.39, -0.95, 0.91, -0.12, 0.27, -0.79);
    private static final Logistic SIDE = Logistic.of(0.38, 0.69, 5.32, -0.06, -1.03, 0.28, -2.50);
    private static final Logistic SIDE_CHINESE = Logistic.of(0.40, 1.03, 1.57, -0.68, -0.56, 0.03, -1.75);

    private static final double SMALLEST = 1e-4;

    /** How likely the examples make it that a sentence takes up the claim. */
    public static double taken(int claim, Passage passage, int sentence, IssueExamples examples) {
        return (Script.readsChinese(passage.language()) ? GATE_CHINESE : GATE)
                .of(StanceFeatures.ofGate(
                        claim,
                        passage.sentences().get(sentence),
                        passage.sentences().size(),
                        examples));
    }

    /** How likely they make it that it is in favor, if it does. */
    public static double inFavor(int claim, Passage passage, int sentence, IssueExamples examples) {
        return (Script.readsChinese(passage.language()) ? SIDE_CHINESE : SIDE)
                .of(StanceFeatures.ofSide(claim, passage.sentences().get(sentence), examples));
    }

    /** Whether a side is taken at all: log odds read in the whole, log odds of the deciding sentence, log of the number of sentences. */
    public double[] ofTaken() {
        int deciding = deciding();
        return new double[] {
            odds(1 - reading.whole().none()),
            deciding < 0 ? 2 * odds(0) : both(deciding),
            Math.log(Math.max(1, own.size()))
        };
    }

    /** Which side, as log odds of favor: read in the whole, read in the deciding sentence, of the examples there. */
    public double[] ofSide() {
        int deciding = deciding();
        return deciding < 0
                ? new double[] {0, 0, 0}
                : new double[] {ratio(reading.whole()), ratio(each(deciding)), odds(inFavor[deciding])};
    }

    /** The passage's sentence that decides, or -1. */
    int sentence() {
        int deciding = deciding();
        return deciding < 0 ? -1 : own.get(deciding);
    }

    /** The own sentence that reading and examples together find likeliest to take a side, as an index of {@link #own}, or -1. */
    private int deciding() {
        int deciding = -1;
        for (int i = 0; i < own.size(); i++) {
            deciding = deciding < 0 || both(i) > both(deciding) ? i : deciding;
        }
        return deciding;
    }

    private double both(int i) {
        return odds(1 - each(i).none()) + odds(taken[i]);
    }

    private StanceReader.Stances each(int i) {
        return reading.each().get(own.get(i));
    }

    private static double ratio(StanceReader.Stances stances) {
        return Math.log(Math.max(SMALLEST, stances.favor()) / Math.max(SMALLEST, stances.against()));
    }

    private static double odds(double probability) {
        double bounded = Math.min(1 - SMALLEST, Math.max(SMALLEST, probability));
        return Math.log(bounded / (1 - bounded));
    }

    /** Gathers what there is: the examples' view of each own sentence, and the model's reading. */
    public static ClaimEvidence of(int claim, Passage passage, IssueExamples examples, StanceReader.Reading reading) {
        List<Integer> own = own(passage);
        double[] taken = new double[own.size()];
        double[] inFavor = new double[own.size()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = taken(claim, passage, own.get(i), examples);
            inFavor[i] = inFavor(claim, passage, own.get(i), examples);
        }
        return new ClaimEvidence(own, taken, inFavor, reading);
    }

    /** The sentences that are the speaker's own words. */
    public static List<Integer> own(Passage passage) {
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < passage.sentences().size(); i++) {
            if (!passage.sentences().get(i).reported()) {
                own.add(i);
            }
        }
        return own;
    }
}
