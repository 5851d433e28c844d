package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.IssueExamples;

/**
 * A sentence of a passage compared with all examples of an issue, once for all claims.
 *
 * @param index of the sentence in its passage
 * @param common cosine with the centre of the examples, in deviations of the background
 * @param background cosine with the background, without the centre
 * @param neutral cosine with the issue's neutral examples, without the centre
 * @param claims the comparison with each claim, in the order of the issue file
 */
public record ComparedSentence(
        int index, Passage.Sentence sentence, double common, double background, double neutral, List<ToClaim> claims) {

    private static final int NEAREST = 2;

    /**
     * The similarity to the examples of one claim.
     *
     * @param text to the proposition, on its own scale
     * @param favor to the examples in favor, on their scale
     * @param against to those against, on their scale
     * @param plain cosine with the nearest two of either side
     * @param closestFavor cosine with the nearest one in favor
     * @param closestAgainst cosine with the nearest one against
     * @param none cosine with the nearest one that takes neither side
     */
    public record ToClaim(
            double text,
            double favor,
            double against,
            double plain,
            double closestFavor,
            double closestAgainst,
            double none) {

        private static ToClaim of(float[] apart, IssueExamples.Sides claim) {
            double favor = claim.favor().examples().nearest(apart, NEAREST);
            double against = claim.against().examples().nearest(apart, NEAREST);
            return new ToClaim(
                    claim.text().nearest(apart),
                    claim.favor().scaled(favor),
                    claim.against().scaled(against),
                    Math.max(favor, against),
                    claim.favor().examples().nearest(apart, 1),
                    claim.against().examples().nearest(apart, 1),
                    claim.none().nearest(apart, 1));
        }

        /** Returns the similarity to the nearer side, on the scales of the sides. */
        double nearest() {
            return Math.max(favor, against);
        }

        /** Returns the cosine with the nearest example of either side. */
        double closest() {
            return Math.max(closestFavor, closestAgainst);
        }
    }

    /** Compares the sentences of a passage that can show the speaker's stance. */
    public static List<ComparedSentence> of(Passage passage, IssueExamples examples) {
        return passage.showing().stream()
                .map(i -> of(i, passage.sentences().get(i), examples))
                .toList();
    }

    private static ComparedSentence of(int index, Passage.Sentence sentence, IssueExamples examples) {
        float[] apart = examples.apart(sentence.vector());
        return new ComparedSentence(
                index,
                sentence,
                examples.scale().common(sentence.vector()),
                examples.backgroundApart().nearest(apart, NEAREST),
                examples.neutral().nearest(apart, NEAREST),
                examples.claims().stream()
                        .map(claim -> ToClaim.of(apart, claim))
                        .toList());
    }
}
