package org.onrecord.events.issue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;

/**
 * What labelled passages add to an issue file: thresholds, of few passages their deciding sentences as examples, and for each language linear
 * heads over sentences.
 *
 * @param issue id of the issue
 * @param passages how many it was learned from
 * @param models ids of the models whose vectors and readings the heads take; with others they mean nothing
 * @param thresholds by name, as in the issue file; they take the place of the issue file's
 * @param scale what makes the scores of sides as high as sides are right
 * @param claims sentences by claim
 * @param languages heads by language, {@code zh}, or {@code en} for all that the English models read
 */
public record LearnedModel(
        String issue,
        int passages,
        String models,
        Map<String, Double> thresholds,
        Calibration scale,
        Map<String, ClaimExamples> claims,
        Map<String, LanguageHeads> languages) {
    private static final int MARK = 8;

    /** Nothing learned. */
    public static final LearnedModel NOTHING =
            new LearnedModel("", 0, "", Map.of(), Calibration.NONE, Map.of(), Map.of());

    public LearnedModel {
        thresholds = Map.copyOf(thresholds);
        claims = Map.copyOf(claims);
        languages = Map.copyOf(languages);
    }

    /**
     * A line by which log odds are read.
     *
     * @param slope by which they are multiplied
     * @param shift which is added then
     */
    public record Calibration(double slope, double shift) {
        /** Leaves them as they are. */
        public static final Calibration NONE = new Calibration(1, 0);

        /** The log odds as they are to be read. */
        public double of(double odds) {
            return slope * odds + shift;
        }
    }

    /**
     * ClaimExamples for a claim.
     *
     * @param favor that take its side
     * @param against that take the other
     * @param none that are near it and take neither
     */
    public record ClaimExamples(List<String> favor, List<String> against, List<String> none) {
        /** Nothing learned. */
        public static final ClaimExamples NONE = new ClaimExamples(List.of(), List.of(), List.of());
    }

    /**
     * The heads of one language.
     *
     * @param centre what the sentences have in common, taken off each vector; packed numbers
     * @param claims by claim
     * @param topics by topic
     */
    public record LanguageHeads(String centre, Map<String, StanceHeads> claims, Map<String, String> topics) {
        public LanguageHeads {
            claims = Map.copyOf(claims);
            topics = Map.copyOf(topics);
        }

        @Override
        public String toString() {
            return centre + sorted(claims) + sorted(topics);
        }
    }

    /**
     * The heads of a claim, packed numbers; null where nothing was learned of a side.
     *
     * @param favor whether a sentence takes its side
     * @param against whether it takes the other
     */
    public record StanceHeads(
            @Nullable String favor, @Nullable String against) {}

    /** True if there is nothing. */
    public boolean isEmpty() {
        return thresholds.isEmpty() && claims.isEmpty() && languages.isEmpty();
    }

    /** A mark of what was learned, for the {@code model} field of labels: eight digits, empty where nothing was. */
    public String mark() {
        return isEmpty()
                ? ""
                : Ids.hash("learned", models, sorted(thresholds), scale.toString(), sorted(claims), sorted(languages))
                        .substring(0, MARK);
    }

    private static String sorted(Map<String, ?> map) {
        return new TreeMap<>(map).toString();
    }
}
