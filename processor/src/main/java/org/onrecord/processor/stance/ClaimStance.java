package org.onrecord.processor.stance;

import java.util.List;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Examples;
import org.onrecord.processor.model.Logistic;

/**
 * The side that a text takes on a claim given in words, without examples: nearness of text and claim is the gate, words that turn
 * one of the two but not the other decide the side. A first decision. Safe for use by several threads.
 */
public final class ClaimStance {
    private static final Logistic GATE = Logistic.of(-12.0, 18.0);
    private static final Logistic SIDE = Logistic.of(0.8, -1.8, -0.6);

    private final Embedder embedder;

    /**
     * Which side, each from 0 to 1; the three sum to 1.
     *
     * @param favor that the text takes the claim's side
     * @param against that it takes the other
     * @param none that it takes none
     */
    public record Scores(double favor, double against, double none) {

        /** {@code favor}, {@code against} or {@code none}, whichever is highest. */
        public String stance() {
            if (none >= favor && none >= against) {
                return "none";
            }
            return favor >= against ? "favor" : "against";
        }
    }

    private ClaimStance(Embedder embedder) {
        this.embedder = embedder;
    }

    public static ClaimStance of(Embedder embedder) {
        return new ClaimStance(embedder);
    }

    /**
     * Decides.
     *
     * @param text what is said
     * @param claim the proposition
     * @param language BCP 47 tag of the text
     */
    public Scores decide(String text, String claim, String language) {
        List<float[]> vectors = embedder.embed(List.of(text, claim), language);
        double taken = GATE.of(new double[] {Examples.dot(vectors.get(0), vectors.get(1))});
        double turned = Cues.turns(text) == Cues.turns(claim) ? 0 : 1;
        double side = SIDE.of(new double[] {turned, Cues.distances(text) ? 1 : 0});
        return new Scores(taken * side, taken * (1 - side), 1 - taken);
    }
}
