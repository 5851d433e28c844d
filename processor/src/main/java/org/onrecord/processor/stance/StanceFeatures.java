package org.onrecord.processor.stance;

import org.onrecord.processor.topic.IssueExamples;

/** What a stance rests on, for one sentence and one claim. Pure. */
public final class StanceFeatures {
    private StanceFeatures() {}

    /**
     * Whether the sentence takes up the claim: nearness to its examples, that above the other claims, to its text, how much nearer one
     * side is than the other; nearness to the issue; distance; asking.
     */
    public static double[] ofGate(int claim, String sentence, float[] full, IssueExamples examples) {
        float[] vector = examples.apart(full);
        IssueExamples.Sides sides = examples.claims().get(claim);
        double here = sides.nearest(vector);
        double elsewhere = 0;
        double background = examples.backgroundApart().nearest(vector, 2);
        double plain = Math.max(
                sides.favor().examples().nearest(vector, 2),
                sides.against().examples().nearest(vector, 2));
        double plainElsewhere = background;
        for (int other = 0; other < examples.claims().size(); other++) {
            if (other != claim) {
                IssueExamples.Sides others = examples.claims().get(other);
                plainElsewhere = Math.max(
                        plainElsewhere,
                        Math.max(
                                others.favor().examples().nearest(vector, 2),
                                others.against().examples().nearest(vector, 2)));
                elsewhere = Math.max(elsewhere, examples.claims().get(other).nearest(vector));
            }
        }
        return new double[] {
            here,
            here - elsewhere,
            sides.text().nearest(vector),
            plain - background,
            plain - plainElsewhere,
            sides.text().examples().nearest(vector, 1) - background,
            Math.abs(sides.favor().nearest(vector) - sides.against().nearest(vector)),
            Math.min(6, examples.common(full)),
            Cues.distances(sentence) ? 1 : 0,
            Cues.asks(sentence) ? 1 : 0
        };
    }

    /** Which side: how much nearer the examples in favor are, and the words that turn a sentence. */
    public static double[] ofSide(int claim, String sentence, float[] full, IssueExamples examples) {
        float[] vector = examples.apart(full);
        IssueExamples.Sides sides = examples.claims().get(claim);
        return new double[] {
            sides.favor().nearest(vector) - sides.against().nearest(vector),
            sides.favor().examples().nearest(vector, 1)
                    - sides.against().examples().nearest(vector, 1),
            Math.min(2, Cues.negations(sentence)),
            Math.min(2, Cues.rejections(sentence)),
            Math.min(1, Cues.endings(sentence)),
            Cues.distances(sentence) ? 1 : 0
        };
    }
}
