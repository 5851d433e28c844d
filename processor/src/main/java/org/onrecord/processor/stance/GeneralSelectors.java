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
     * @param bias summand of the log odds of a side
     * @param weight of the log odds of its score
     * @param told by the share of told sides that must be right, the least probability of a side; 1 if no side is right so often
     */
    public record OfLanguage(double bias, double weight, Map<String, Double> told) {
        public OfLanguage {
            told = Collections.unmodifiableSortedMap(new TreeMap<>(told));
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

    /** Returns the selector of a language, whose one signal is the log odds of a side's score. */
    public static LearnedModel.Selector in(String language, double precision) {
        OfLanguage own = Objects.requireNonNull(LANGUAGES.get(IssueHeads.key(language)));
        double told = own.told(precision);
        return new LearnedModel.Selector(
                own.bias(), List.of(own.weight()), told, Math.min(REVIEW, told), Map.of(), Set.of());
    }

    private static Map<String, OfLanguage> read() {
        String json = Resources.text(GeneralSelectors.class, FILE);
        return Map.copyOf(EventJson.mapper().readValue(json, new TypeReference<Map<String, OfLanguage>>() {}));
    }
}
