package org.onrecord.processor.stance;

import org.onrecord.processor.topic.IssueExamples;

/** What a stance rests on, for one sentence and one claim. Pure. */
public final class StanceFeatures {
    private static final int NEAREST = 2;

    private StanceFeatures() {}

    /**
     * Whether the sentence takes up the claim: nearness to its examples above the background, above the other claims, and to its
     * text; how much nearer one side is than the other; distance; asking.
     */
    public static double[] ofGate(int claim, String sentence, float[] vector, IssueExamples examples) {
        IssueExamples.Sides sides = examples.claims().get(claim);
        double background = examples.background().nearest(vector, NEAREST);
        double favor = sides.favor().nearest(vector, NEAREST);
        double against = sides.against().nearest(vector, NEAREST);
        double here = Math.max(favor, against);
        double elsewhere = -1;
        for (int other = 0; other < examples.claims().size(); other++) {
            if (other != claim) {
                IssueExamples.Sides others = examples.claims().get(other);
                elsewhere = Math.max(
                        elsewhere,
                        Math.max(
                                others.favor().nearest(vector, NEAREST),
                                others.against().nearest(vector, NEAREST)));
            }
        }
        return new double[] {
            here - background,
            here,
            here - elsewhere,
            Math.abs(favor - against),
            sides.text().nearest(vector, 1) - background,
            Cues.distances(sentence) ? 1 : 0,
            Cues.asks(sentence) ? 1 : 0
        };
    }

    /**
     * Which side: how much nearer the examples in favor are, by the best two and by the best one, and the words that turn a
     * sentence, alone and for being near the claim's text.
     */
    public static double[] ofSide(int claim, String sentence, float[] vector, IssueExamples examples) {
        IssueExamples.Sides sides = examples.claims().get(claim);
        return new double[] {
            sides.favor().nearest(vector, NEAREST) - sides.against().nearest(vector, NEAREST),
            sides.favor().nearest(vector, 1) - sides.against().nearest(vector, 1),
            Math.min(2, Cues.negations(sentence)),
            Math.min(2, Cues.rejections(sentence)),
            Math.min(1, Cues.endings(sentence)),
            Cues.distances(sentence) ? 1 : 0
        };
    }
}
