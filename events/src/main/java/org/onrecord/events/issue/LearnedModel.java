package org.onrecord.events.issue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;

/**
 * The model that was learned from labelled passages for an issue: thresholds, example sentences if there were few passages, and linear heads over
 * sentence vectors for each language.
 *
 * @param issue id of the issue
 * @param passages the number of labelled passages
 * @param models ids of the models whose vectors and scores are the input of the heads; the heads are invalid with other models
 * @param thresholds by name; they replace those of the issue file
 * @param scale calibration of the scores of stances
 * @param claims example sentences by claim
 * @param languages heads by language: {@code zh}, or {@code en} for all languages that the English models read
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

    /** No learned model. */
    public static final LearnedModel NOTHING =
            new LearnedModel("", 0, "", Map.of(), Calibration.NONE, Map.of(), Map.of());

    public LearnedModel {
        thresholds = Map.copyOf(thresholds);
        claims = Map.copyOf(claims);
        languages = Map.copyOf(languages);
    }

    /**
     * A linear calibration of log odds (Platt scaling).
     *
     * @param slope factor
     * @param shift summand
     */
    public record Calibration(double slope, double shift) {
        /** No calibration. */
        public static final Calibration NONE = new Calibration(1, 0);

        /** Returns calibrated log odds. */
        public double of(double odds) {
            return slope * odds + shift;
        }
    }

    /**
     * Example sentences of a claim.
     *
     * @param favor sentences in favour
     * @param against sentences against
     * @param none sentences near the claim without a stance
     */
    public record ClaimExamples(List<String> favor, List<String> against, List<String> none) {
        /** No examples. */
        public static final ClaimExamples NONE = new ClaimExamples(List.of(), List.of(), List.of());
    }

    /**
     * The heads of one language.
     *
     * @param centre the mean of the sentence vectors, subtracted from each; packed numbers
     * @param claims heads by claim
     * @param topics heads by topic; packed numbers
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
     * The heads of a claim, packed numbers; null for a side without a head.
     *
     * @param favor predicts whether a sentence is in favour
     * @param against predicts whether a sentence is against
     */
    public record StanceHeads(
            @Nullable String favor, @Nullable String against) {}

    /** Returns true if nothing was learned. */
    public boolean isEmpty() {
        return thresholds.isEmpty() && claims.isEmpty() && languages.isEmpty();
    }

    /** Returns eight digits that identify the model in the {@code model} field of labels; empty if nothing was learned. */
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
