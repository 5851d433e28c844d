package org.onrecord.processor.stance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.events.resource.Resources;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.LogisticModel;
import tools.jackson.core.type.TypeReference;

/**
 * What decides which sides are told on an issue from which nothing was learned: how often a side with a score is right on issues that no model was trained
 * on. {@code bench/score GeneralTellingFit} writes it.
 */
public final class GeneralSelectors {
    private static final String FILE = "general-selectors.json";

    /** A side waits for a person if it is right about once in three. */
    public static final double REVIEW = 0.3;

    private static final Map<String, OfLanguage> LANGUAGES = read();

    private GeneralSelectors() {}

    /**
     * What was fitted for the languages that are read alike.
     *
     * @param score by the score of a side alone: what learning begins with
     * @param all by all signals that tell something in the language: what decides where nothing was learned
     */
    public record OfLanguage(Weighed score, Weighed all) {}

    /**
     * How probable a side is.
     *
     * @param bias summand of the log odds of a side
     * @param weights by the name of a signal, see {@link UntaughtSignals}
     * @param told by the share of told sides that must be right, the least probability of a side; 1 if no side is right so often
     */
    public record Weighed(double bias, Map<String, Double> weights, Map<String, Double> told) {
        public Weighed {
            weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
            told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
        }

        /** Returns the probability that a side with some signals is right. */
        double of(Map<String, Double> signals) {
            return LogisticModel.probability(bias
                    + weights.entrySet().stream()
                            .mapToDouble(each ->
                                    each.getValue() * Objects.requireNonNull(signals.get(each.getKey()), each.getKey()))
                            .sum());
        }

        /** Returns the least probability of a side, for so many right ones among those told: that of the next share that was measured. */
        double told(double precision) {
            return told.entrySet().stream()
                    .filter(each -> Double.parseDouble(each.getKey()) >= precision - 1e-9)
                    .mapToDouble(Map.Entry::getValue)
                    .min()
                    .orElse(1);
        }
    }

    /** Returns what weighs all signals in a language. */
    static Weighed all(String language) {
        return of(language).all();
    }

    /** Returns the selector of a language, whose one signal is the log odds of a side's score. */
    public static LearnedModel.Selector in(String language, double precision) {
        Weighed score = of(language).score();
        double told = score.told(precision);
        return new LearnedModel.Selector(
                score.bias(), List.copyOf(score.weights().values()), told, Math.min(REVIEW, told), Map.of(), Set.of());
    }

    private static OfLanguage of(String language) {
        return Objects.requireNonNull(LANGUAGES.get(IssueHeads.key(language)));
    }

    private static Map<String, OfLanguage> read() {
        String json = Resources.text(GeneralSelectors.class, FILE);
        return Map.copyOf(EventJson.mapper().readValue(json, new TypeReference<Map<String, OfLanguage>>() {}));
    }
}
