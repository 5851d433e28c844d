package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.IssueExamples;

/** What a stance rests on, for one sentence and one claim. Pure. */
public final class StanceFeatures {
    private static final int NEAREST = 2;

    /** How sharply the claims, the neutral examples and the background compete for a sentence: the scale of a cosine's difference. */
    private static final double SHARPNESS = 0.05;

    private StanceFeatures() {}

    /**
     * Whether the sentence takes up the claim: how near it comes to the claim's examples on their own scale, that above the other
     * claims, to the claim's text; in plain cosines, above the background and above all else; nearness to the issue; distance; asking;
     * the claim's share of the sentence among the other claims, the neutral examples and the background; nearness above the neutral
     * examples; the logs of its length and of the passage's number of sentences.
     */
    public static double[] ofGate(int claim, Passage.Sentence sentence, int sentences, IssueExamples examples) {
        float[] vector = examples.apart(sentence.vector());
        List<IssueExamples.Sides> claims = examples.claims();
        double background = examples.backgroundApart().nearest(vector, NEAREST);
        double neutral = Math.max(
                examples.neutral().nearest(vector, NEAREST), claims.get(claim).none().nearest(vector, 1));
        double elsewhere = 0;
        double plainElsewhere = background;
        double closest = claims.get(claim).closest(vector);
        double rivals = Math.exp((background - closest) / SHARPNESS) + Math.exp((neutral - closest) / SHARPNESS);
        for (int i = 0; i < claims.size(); i++) {
            if (i != claim) {
                IssueExamples.Sides other = claims.get(i);
                elsewhere = Math.max(elsewhere, other.nearest(vector));
                plainElsewhere = Math.max(plainElsewhere, plain(other, vector));
                rivals += Math.exp((other.closest(vector) - closest) / SHARPNESS);
            }
        }
        double here = claims.get(claim).nearest(vector);
        double plain = plain(claims.get(claim), vector);
        return new double[] {
            here,
            here - elsewhere,
            claims.get(claim).text().nearest(vector),
            plain - background,
            plain - plainElsewhere,
            Math.min(6, examples.common(sentence.vector())),
            Cues.distances(sentence.text()) ? 1 : 0,
            Cues.asks(sentence.text()) ? 1 : 0,
            1 / (1 + rivals),
            closest - neutral,
            Math.log(Math.max(1, sentence.text().length())),
            Math.log(Math.max(1, sentences))
        };
    }

    /**
     * Which side: how much nearer the examples in favor are, on their scales and in the best one's plain cosine; words of negation,
     * rejection and ending, and of distance.
     */
    public static double[] ofSide(int claim, Passage.Sentence sentence, IssueExamples examples) {
        float[] vector = examples.apart(sentence.vector());
        IssueExamples.Sides sides = examples.claims().get(claim);
        return new double[] {
            sides.favor().nearest(vector) - sides.against().nearest(vector),
            sides.favor().examples().nearest(vector, 1)
                    - sides.against().examples().nearest(vector, 1),
            Math.min(2, Cues.negations(sentence.text())),
            Math.min(2, Cues.rejections(sentence.text())),
            Math.min(1, Cues.endings(sentence.text())),
            Cues.distances(sentence.text()) ? 1 : 0
        };
    }

    private static double plain(IssueExamples.Sides sides, float[] vector) {
        return Math.max(
                sides.favor().examples().nearest(vector, NEAREST),
                sides.against().examples().nearest(vector, NEAREST));
    }
}
