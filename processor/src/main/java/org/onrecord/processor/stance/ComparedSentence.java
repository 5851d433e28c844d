package org.onrecord.processor.stance;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.IssueExamples;

/**
 * A sentence of a passage compared with all examples of an issue, once for every claim. Pure.
 *
 * @param index of the sentence in its passage
 * @param sentence its words
 * @param common how near it comes to what the issue's examples have in common
 * @param background how near to sentences on other matters, as a cosine without the centre
 * @param neutral the same of the issue's neutral examples
 * @param claims the same of each claim's, in the order of the issue file
 */
public record ComparedSentence(
        int index, Passage.Sentence sentence, double common, double background, double neutral, List<ToClaim> claims) {

    private static final int NEAREST = 2;

    /**
     * How near it comes to one claim.
     *
     * @param text to the proposition, on its own scale
     * @param favor to the examples in favor, on theirs
     * @param against to those against, on theirs
     * @param plain to the nearest two of either side, as a cosine
     * @param closestFavor to the nearest one in favor, as a cosine
     * @param closestAgainst to the nearest one against
     * @param none to the nearest one that takes neither side
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

        /** To the nearer side, on the sides' own scales. */
        double nearest() {
            return Math.max(favor, against);
        }

        /** To the nearest one of either side, as a cosine. */
        double closest() {
            return Math.max(closestFavor, closestAgainst);
        }
    }

    /** Those sentences of a passage that are the speaker's own words. */
    public static List<ComparedSentence> of(Passage passage, IssueExamples examples) {
        List<ComparedSentence> compared = new ArrayList<>();
        for (int i = 0; i < passage.sentences().size(); i++) {
            Passage.Sentence sentence = passage.sentences().get(i);
            if (!sentence.reported()) {
                compared.add(of(i, sentence, examples));
            }
        }
        return compared;
    }

    private static ComparedSentence of(int index, Passage.Sentence sentence, IssueExamples examples) {
        float[] apart = examples.apart(sentence.vector());
        return new ComparedSentence(
                index,
                sentence,
                examples.common(sentence.vector()),
                examples.backgroundApart().nearest(apart, NEAREST),
                examples.neutral().nearest(apart, NEAREST),
                examples.claims().stream()
                        .map(claim -> ToClaim.of(apart, claim))
                        .toList());
    }
}
