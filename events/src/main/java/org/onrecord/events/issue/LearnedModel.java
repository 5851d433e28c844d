package org.onrecord.events.issue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;

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
 * @param languages heads by language: {@code zh}, or {@code en} for all languages that the English models read; {@code es} has heads for sides beside these
 * @param reader name of a model that was trained for the issue and reads all of its claims at once; empty if there is none
 * @param selectors what decides which sides are told, by language; {@code en} also for languages that have none, as in {@code languages}
 */
public record LearnedModel(
        String issue,
        int passages,
        String models,
        Map<String, Double> thresholds,
        Calibration scale,
        Map<String, ClaimExamples> claims,
        Map<String, LanguageHeads> languages,
        String reader,
        Map<String, Selector> selectors) {
    private static final int MARK = 8;

    public static final LearnedModel NOTHING =
            new LearnedModel("", 0, "", Map.of(), Calibration.NONE, Map.of(), Map.of(), "", Map.of());

    public LearnedModel {
        thresholds = Map.copyOf(thresholds);
        claims = Map.copyOf(claims);
        languages = Map.copyOf(languages);
        selectors = Map.copyOf(selectors);
    }

    public LearnedModel withSelectors(Map<String, Selector> others) {
        return new LearnedModel(issue, passages, models, thresholds, scale, claims, languages, reader, others);
    }

    public LearnedModel withHeads(String language, LanguageHeads heads) {
        Map<String, LanguageHeads> all = new HashMap<>(languages);
        all.put(language, heads);
        return new LearnedModel(issue, passages, models, thresholds, scale, claims, all, reader, selectors);
    }

    /** Returns this model with the name of a reader that was trained for the issue. */
    public LearnedModel withReader(String name) {
        return new LearnedModel(issue, passages, models, thresholds, scale, claims, languages, name, selectors);
    }

    /**
     * What decides which proposed sides are told in a language: a logistic regression that predicts whether a side is right, and the thresholds of its
     * probability.
     *
     * @param bias summand of the log odds
     * @param weights of the signals of a proposed side, in their order
     * @param told the least probability of a side that is told, at most 1
     * @param review the least probability of a side that waits for a person
     * @param offsets summands of the log odds of sides on claims, by {@code claim/stance}: how much more often than others they are right
     * @param untold claims on which one side never becomes sure enough; neither is told, since a claim with one side misleads
     */
    public record Selector(
            double bias,
            List<Double> weights,
            double told,
            double review,
            Map<String, Double> offsets,
            Set<String> untold) {
        public Selector {
            weights = List.copyOf(weights);
            offsets = Map.copyOf(offsets);
            untold = Set.copyOf(untold);
        }

        /** Returns the summand of the log odds of a side on a claim. */
        public double offset(String claim, Stance stance) {
            return offsets.getOrDefault(key(claim, stance), 0.0);
        }

        public static String key(String claim, Stance stance) {
            return claim + "/" + stance.json();
        }

        @Override
        public String toString() {
            return bias + weights.toString() + told + "," + review + sorted(offsets) + new TreeSet<>(untold);
        }
    }

    /** A linear calibration of log odds (Platt scaling). */
    public record Calibration(double slope, double shift) {
        public static final Calibration NONE = new Calibration(1, 0);

        /** Returns calibrated log odds. */
        public double of(double odds) {
            return slope * odds + shift;
        }
    }

    /** Example sentences of a claim: in favour, against, and near it without a stance. */
    public record ClaimExamples(List<String> favor, List<String> against, List<String> none) {
        public static final ClaimExamples NONE = new ClaimExamples(List.of(), List.of(), List.of());
    }

    /**
     * The heads of one language.
     *
     * @param centre the mean of the sentence vectors, subtracted from each; packed numbers
     * @param topics by topic; packed numbers
     * @param named the head for whether words near a term are on the issue, packed numbers; null if there is none
     * @param ofPassages true if {@code topics} and {@code named} correct what the issue file says of a passage as a whole; false if they
     *     say it of each sentence
     */
    public record LanguageHeads(
            String centre,
            Map<String, StanceHeads> claims,
            Map<String, String> topics,
            @Nullable String named,
            boolean ofPassages) {
        public LanguageHeads {
            claims = Map.copyOf(claims);
            topics = Map.copyOf(topics);
        }

        @Override
        public String toString() {
            return centre
                    + sorted(claims)
                    + sorted(topics)
                    + (named == null ? "" : named)
                    + (ofPassages ? "passages" : "");
        }
    }

    /** The heads that predict whether a sentence takes a side on a claim, packed numbers; null for a side without a head. */
    public record StanceHeads(
            @Nullable String favor, @Nullable String against) {}

    /** Returns true for so many passages, at least 200, that the best thresholds are no chance. */
    public static boolean areMany(int passages) {
        return passages >= 200;
    }

    /** Returns true if nothing was learned. */
    public boolean isEmpty() {
        return thresholds.isEmpty()
                && claims.isEmpty()
                && languages.isEmpty()
                && reader.isEmpty()
                && selectors.isEmpty();
    }

    /** Returns eight digits that identify the model in the {@code model} field of labels; empty if nothing was learned. */
    public String mark() {
        return isEmpty()
                ? ""
                : Ids.hash(
                                "learned",
                                models,
                                sorted(thresholds),
                                scale.toString(),
                                sorted(claims),
                                sorted(languages),
                                reader,
                                sorted(selectors))
                        .substring(0, MARK);
    }

    private static String sorted(Map<String, ?> map) {
        return new TreeMap<>(map).toString();
    }
}
