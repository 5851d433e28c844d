package org.onrecord.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The figures on the project's own labelled passages below which a change must not fall.
 *
 * @param stanceMacroF1 mean F1 of favor and against
 * @param topicsMicroF1 F1 over pairs of passage and topic
 * @param onIssueBalanced balanced accuracy of being on the issue
 */
public record Baseline(String model, double stanceMacroF1, double topicsMicroF1, double onIssueBalanced) {
    /** A smaller fall counts as noise. */
    public static final double TOLERANCE = 0.02;

    /** Returns the figures of scores. */
    public static Baseline of(String model, PassageScores scores) {
        return new Baseline(
                model,
                known(scores.stance().macroF1()),
                known(scores.topicsMicroF1()),
                known(scores.onIssueBalanced()));
    }

    private static double known(BootstrapEstimate figure) {
        Double value = figure.value();
        return value == null ? 0 : value;
    }

    /** Returns a sentence for each figure that fell by more than the tolerance. */
    public List<String> falls(Baseline now) {
        List<String> falls = new ArrayList<>();
        fall("stance macro-F1", stanceMacroF1, now.stanceMacroF1, falls);
        fall("topics micro-F1", topicsMicroF1, now.topicsMicroF1, falls);
        fall("on-issue balanced accuracy", onIssueBalanced, now.onIssueBalanced, falls);
        return falls;
    }

    private static void fall(String figure, double before, double now, List<String> falls) {
        // The figures are rounded.
        if (before - now > TOLERANCE + 1e-9) {
            falls.add(String.format(
                    Locale.ROOT,
                    "%s is %.4f, more than %.2f below its baseline of %.4f",
                    figure,
                    now,
                    TOLERANCE,
                    before));
        }
    }
}
