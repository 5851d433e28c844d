package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.onrecord.events.Stance;
import org.onrecord.events.language.QuoteLanguage;

/**
 * A side on a claim of a labelled passage, told or taken or both, where what decides did not learn from the passage.
 *
 * @param passage index of the passage
 * @param language BCP 47 primary tag
 * @param government that the speaker speaks for
 */
public record JudgedSide(
        int passage, String language, String government, String claim, Stance stance, Verdict verdict) {
    public enum Verdict {
        /** Told, and the labels have it. */
        RIGHT,
        /** Told, and the labels do not have it. */
        WRONG,
        /** The labels have it, and it is not told. */
        MISSED
    }

    /** Judges what is told of a labelled passage, on the claims that people decided. */
    static List<JudgedSide> of(int passage, TrainingExample example, Map<String, Stance> told) {
        String language = QuoteLanguage.primary(example.passage().language());
        String government = example.passage().side();
        List<JudgedSide> judged = new ArrayList<>();
        told.forEach((claim, stance) -> {
            if (example.decided().contains(claim)) {
                boolean right = example.stances().get(claim) == stance;
                judged.add(new JudgedSide(
                        passage, language, government, claim, stance, right ? Verdict.RIGHT : Verdict.WRONG));
            }
        });
        example.stances().forEach((claim, stance) -> {
            if (example.decided().contains(claim) && told.get(claim) != stance) {
                judged.add(new JudgedSide(passage, language, government, claim, stance, Verdict.MISSED));
            }
        });
        return judged;
    }

    /**
     * How many sides are labelled, told, and right.
     *
     * @param labelled sides that the labels have
     */
    public record Counts(int labelled, int told, int right) {
        public static Counts of(Collection<JudgedSide> sides) {
            int right = count(sides, Verdict.RIGHT);
            return new Counts(right + count(sides, Verdict.MISSED), right + count(sides, Verdict.WRONG), right);
        }

        private static int count(Collection<JudgedSide> sides, Verdict verdict) {
            return (int)
                    sides.stream().filter(each -> each.verdict() == verdict).count();
        }

        /** Returns the share of told sides that are right; 1 if none is told. */
        public double precision() {
            return told == 0 ? 1 : right / (double) told;
        }

        public double recall() {
            return labelled == 0 ? 0 : right / (double) labelled;
        }

        /** Returns their mean in which precision weighs twice as much. */
        public double f() {
            return right == 0 ? 0 : 1.25 * right / (told + 0.25 * labelled);
        }
    }
}
