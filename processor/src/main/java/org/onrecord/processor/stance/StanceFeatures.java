package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.processor.model.Examples;
import org.onrecord.processor.topic.IssueExamples;

/** What a stance rests on, for one sentence and one claim. Pure. */
public final class StanceFeatures {
    private static final int NEAREST = 2;

    private StanceFeatures() {}

    /**
     * Whether the sentence takes up the claim: how near it comes to the claim's examples on their own scale, that above the other
     * claims, to the claim's text; the same three in plain cosines above the background; how much nearer one side is than the other;
     * nearness to the issue; distance; asking.
     */
    public static double[] ofGate(int claim, String sentence, float[] full, IssueExamples examples) {
        float[] vector = examples.apart(full);
        IssueExamples.Sides sides = examples.claims().get(claim);
        double background = examples.backgroundApart().nearest(vector, NEAREST);
        double elsewhere = 0;
        double plainElsewhere = background;
        for (int other = 0; other < examples.claims().size(); other++) {
            if (other != claim) {
                elsewhere = Math.max(elsewhere, examples.claims().get(other).nearest(vector));
                plainElsewhere =
                        Math.max(plainElsewhere, plain(examples.claims().get(other), vector));
            }
        }
        double here = sides.nearest(vector);
        double plain = plain(sides, vector);
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

    /**
     * Which side: how much nearer the examples in favor are, on their scales and in the best one's plain cosine; words of negation,
     * rejection and ending, and of distance.
     */
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

    private static double plain(IssueExamples.Sides sides, float[] vector) {
        return List.of(sides.favor(), sides.against()).stream()
                .map(IssueExamples.Scaled::examples)
                .mapToDouble((Examples side) -> side.nearest(vector, NEAREST))
                .max()
                .orElse(-1);
    }
}
