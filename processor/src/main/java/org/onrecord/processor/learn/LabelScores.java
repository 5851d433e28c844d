package org.onrecord.processor.learn;

import java.util.Map;
import java.util.Set;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.StanceLabel;

/** Counts of right, invented and missed labels of one kind, from passages that were not learned from. */
final class LabelScores {
    private int right;
    private int given;
    private int wanted;

    /** Adds a decision on a label. */
    void add(boolean is, boolean said) {
        right += is && said ? 1 : 0;
        given += said ? 1 : 0;
        wanted += is ? 1 : 0;
    }

    /** Adds the sides that are told of a passage, on the claims that people decided. */
    void add(TrainingExample example, Iterable<StanceLabel> told) {
        Map<String, Stance> sides = example.stances();
        Set<String> decided = example.decided();
        wanted += (int) sides.keySet().stream().filter(decided::contains).count();
        for (StanceLabel label : told) {
            if (decided.contains(label.claim())) {
                given++;
                right += label.stance() == sides.get(label.claim()) ? 1 : 0;
            }
        }
    }

    /**
     * Returns the F measure; 0 if nothing is right.
     *
     * @param beta how many times as much recall weighs as precision
     */
    double f(double beta) {
        return f(beta, right, given, wanted);
    }

    /** Returns the F measure of so many labels. */
    static double f(double beta, double right, double given, double wanted) {
        double weight = beta * beta;
        return right == 0 ? 0 : (1 + weight) * right / (given + weight * wanted);
    }
}
