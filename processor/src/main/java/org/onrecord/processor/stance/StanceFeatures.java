package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.processor.passage.Passage;

/** Features for the decisions on one sentence and one claim. */
public final class StanceFeatures {
    /** The scale of differences of cosines in the competition of claims, neutral examples and background for a sentence. */
    private static final double SHARPNESS = 0.05;

    private StanceFeatures() {}

    /**
     * Returns the features for whether the sentence takes a side on the claim: the similarity to the claim's examples on their own scale, the same above
     * the other claims, and that to the claim's text; the plain cosine above the background and above all else; the similarity to the issue; words
     * of distance; a question; the claim's share of the sentence against the other claims, the neutral examples and the background; the cosine above
     * the neutral examples; the logs of the sentence's length and of the passage's number of sentences.
     */
    public static double[] ofGate(int claim, ComparedSentence compared, int sentences) {
        Passage.Sentence sentence = compared.sentence();
        List<ComparedSentence.ToClaim> claims = compared.claims();
        ComparedSentence.ToClaim here = claims.get(claim);
        double background = compared.background();
        double neutral = Math.max(compared.neutral(), here.none());
        double elsewhere = 0;
        double plainElsewhere = background;
        double closest = here.closest();
        double rivals = Math.exp((background - closest) / SHARPNESS) + Math.exp((neutral - closest) / SHARPNESS);
        for (int i = 0; i < claims.size(); i++) {
            if (i != claim) {
                ComparedSentence.ToClaim other = claims.get(i);
                elsewhere = Math.max(elsewhere, other.nearest());
                plainElsewhere = Math.max(plainElsewhere, other.plain());
                rivals += Math.exp((other.closest() - closest) / SHARPNESS);
            }
        }
        return new double[] {
            here.nearest(),
            here.nearest() - elsewhere,
            here.text(),
            here.plain() - background,
            here.plain() - plainElsewhere,
            Math.min(6, compared.common()),
            StanceCues.in(sentence.text(), "distance") ? 1 : 0,
            StanceCues.in(sentence.text(), "asking") ? 1 : 0,
            1 / (1 + rivals),
            closest - neutral,
            Math.log(Math.max(1, sentence.text().length())),
            Math.log(Math.max(1, sentences))
        };
    }

    /**
     * Returns the features for which side it takes: how much nearer the examples in favor are, on their scales and as the plain cosine of the nearest; the
     * numbers of negations, rejections and demands to end something; words of distance.
     */
    public static double[] ofSide(int claim, ComparedSentence compared) {
        ComparedSentence.ToClaim sides = compared.claims().get(claim);
        String text = compared.sentence().text();
        return new double[] {
            sides.favor() - sides.against(),
            sides.closestFavor() - sides.closestAgainst(),
            Math.min(2, StanceCues.count(text, "negation")),
            Math.min(2, StanceCues.count(text, "rejection")),
            Math.min(1, StanceCues.count(text, "ending")),
            StanceCues.in(text, "distance") ? 1 : 0
        };
    }
}
