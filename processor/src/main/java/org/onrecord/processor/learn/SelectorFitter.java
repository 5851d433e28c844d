package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.LearnedModel.Selector;
import org.onrecord.events.language.QuoteLanguage;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.stance.GeneralSelectors;
import org.onrecord.processor.stance.ProposedSide;

/**
 * Fits what decides which proposed sides are told, on labelled passages that no model was trained on: the {@linkplain PooledModel probability} that a side
 * is right, and the lowest one at which told sides are right as often as the issue demands.
 *
 * <p>The probabilities that choose the threshold are those of a model fitted to the other folds.
 */
public final class SelectorFitter {
    private static final int FOLDS = 10;

    /** Signals that no other issue has are weighed only with so many right sides. */
    private static final int FEWEST = 20;

    /** With fewer sides told, their precision is chance. */
    private static final int FEWEST_TOLD = 8;

    /** With so many labelled sides it is known how sure the models can be of that side. */
    private static final int KNOWN = 5;

    private static final double EVEN = 0.5;

    /** With so many right sides, counting them and their probabilities tell as much of how often sides are right. */
    private static final double CHANCE = 100;

    private final double precision;
    private final List<Proposed> proposed = new ArrayList<>();
    private final List<TrainingExample> examples = new ArrayList<>();

    /** A proposed side of a passage, given by its index. */
    private record Proposed(int passage, boolean contested, PooledModel.Row row) {
        /** Returns the reading of the language whose models read the passage. */
        String key() {
            return IssueHeads.key(row.language()) + " " + row.signals().length;
        }

        Proposed readAs(String reading) {
            return new Proposed(
                    passage,
                    contested,
                    new PooledModel.Row(
                            reading, row.language(), row.claim(), row.stance(), row.signals(), row.right()));
        }
    }

    /** A proposed side with the probability by the other folds. */
    private record Held(Proposed side, double probability) {
        boolean right() {
            return side.row().right();
        }
    }

    /**
     * @param selectors by language
     * @param sides what would be told of each passage, by cross-validation
     * @param error mean difference between the probability and how often the sides are right, over ten bins
     */
    public record Fitted(Map<String, Selector> selectors, List<JudgedSide> sides, double error) {}

    /** @param precision how often a told side has to be right */
    public SelectorFitter(double precision) {
        this.precision = precision;
    }

    /** Adds a labelled passage with the sides that were proposed for it. */
    public void add(TrainingExample example, List<ProposedSide> sides) {
        int passage = examples.size();
        examples.add(example);
        String language = QuoteLanguage.primary(example.passage().language());
        for (ProposedSide side : sides) {
            if (example.decided().contains(side.claim())) {
                double[] signals =
                        side.signals().stream().mapToDouble(Double::doubleValue).toArray();
                proposed.add(new Proposed(
                        passage,
                        side.contested(),
                        new PooledModel.Row(
                                language + " " + signals.length,
                                language,
                                side.claim(),
                                side.stance(),
                                signals,
                                example.stances().get(side.claim()) == side.stance())));
            }
        }
    }

    /** Fits to what was added; empty if nothing can be learned from it. */
    public Optional<Fitted> fit() {
        Map<String, LogisticModel> general = new TreeMap<>();
        proposed.stream().map(each -> each.row().language()).distinct().forEach(language -> {
            Selector of = GeneralSelectors.in(IssueHeads.key(language), precision);
            LogisticModel known = new LogisticModel(of.bias(), of.weights());
            general.put(language + " " + known.weights().size(), known);
            general.put(IssueHeads.key(language) + " " + known.weights().size(), known);
        });
        // A language with few right sides is weighed like the one whose models read it.
        Map<String, Long> alone = right(proposed);
        List<Proposed> pooled = proposed.stream()
                .map(each -> alone.getOrDefault(each.row().reading(), 0L) >= FEWEST ? each : each.readAs(each.key()))
                .toList();
        Map<String, Long> right = right(pooled);
        List<Proposed> own = pooled.stream()
                .filter(each -> right.getOrDefault(each.row().reading(), 0L)
                        >= (general.containsKey(each.row().reading()) ? 1 : FEWEST))
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(fit(own, general));
    }

    private static Map<String, Long> right(List<Proposed> sides) {
        return sides.stream()
                .filter(each -> each.row().right())
                .collect(Collectors.groupingBy(each -> each.row().reading(), Collectors.counting()));
    }

    private Fitted fit(List<Proposed> own, Map<String, LogisticModel> general) {
        List<Held> held = held(own, general);
        Optional<Double> told = threshold(held);
        PooledModel model = PooledModel.fit(own.stream().map(Proposed::row).toList(), general);
        Map<String, Selector> selectors = new TreeMap<>();
        Map<String, List<Proposed>> readings =
                own.stream().collect(Collectors.groupingBy(each -> each.row().reading()));
        // Where a language has two readings, the selector is that of the one with more sides.
        readings.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().size()))
                .forEach(entry -> {
                    Set<String> languages = new TreeSet<>(Set.of(entry.getKey().split(" ")[0]));
                    entry.getValue().forEach(each -> languages.add(each.row().language()));
                    languages.forEach(language ->
                            selectors.put(language, selector(entry.getKey(), language, entry.getValue(), model, told)));
                });
        return new Fitted(selectors, judged(held, selectors), error(held));
    }

    private Selector selector(
            String reading, String language, List<Proposed> rows, PooledModel model, Optional<Double> common) {
        double told = common.orElseGet(
                () -> GeneralSelectors.in(IssueHeads.key(language), precision).told());
        LogisticModel signals = model.signals(reading, language);
        double most = surestSignals(signals, rows);
        Map<String, Double> offsets = new HashMap<>();
        Set<String> untold = new HashSet<>();
        for (String claim :
                rows.stream().map(each -> each.row().claim()).collect(Collectors.toCollection(TreeSet::new))) {
            for (Stance stance : Stance.values()) {
                double offset = model.offset(language, claim, stance);
                offsets.put(Selector.key(claim, stance), rounded(offset));
                double surest =
                        surest(language, claim, stance, rows, model).orElse(LogisticModel.probability(most + offset));
                if (surest < told) {
                    untold.add(claim);
                }
            }
        }
        return new Selector(
                rounded(signals.bias()),
                signals.weights().stream().map(SelectorFitter::rounded).toList(),
                rounded(told),
                Math.min(GeneralSelectors.REVIEW, told),
                offsets,
                untold);
    }

    /** Returns the log odds of a side with the surest of each signal that labelled passages showed. */
    private static double surestSignals(LogisticModel signals, List<Proposed> rows) {
        double most = signals.bias();
        for (int i = 0; i < signals.weights().size(); i++) {
            int at = i;
            most += rows.stream()
                    .mapToDouble(each -> signals.weights().get(at) * each.row().signals()[at])
                    .max()
                    .orElse(0);
        }
        return most;
    }

    /** Returns the greatest probability of a side of which there are labels enough. */
    private Optional<Double> surest(
            String language, String claim, Stance stance, List<Proposed> rows, PooledModel model) {
        long labelled = examples.stream()
                .filter(each -> QuoteLanguage.primary(each.passage().language()).equals(language)
                        && each.decided().contains(claim)
                        && each.stances().get(claim) == stance)
                .count();
        if (labelled < KNOWN) {
            return Optional.empty();
        }
        return Optional.of(rows.stream()
                .filter(each -> !each.contested()
                        && each.row().language().equals(language)
                        && each.row().claim().equals(claim)
                        && each.row().stance() == stance)
                .mapToDouble(each -> model.of(each.row()))
                .max()
                .orElse(0));
    }

    private static List<Held> held(List<Proposed> own, Map<String, LogisticModel> general) {
        List<Held> held = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int now = fold;
            List<PooledModel.Row> others = own.stream()
                    .filter(each -> each.passage() % FOLDS != now)
                    .map(Proposed::row)
                    .toList();
            Set<String> known = others.stream().map(PooledModel.Row::reading).collect(Collectors.toSet());
            if (!others.isEmpty()) {
                PooledModel model = PooledModel.fit(others, general);
                own.stream()
                        .filter(each -> each.passage() % FOLDS == now
                                && known.contains(each.row().reading()))
                        .forEach(each -> held.add(new Held(each, model.of(each.row()))));
            }
        }
        held.sort(Comparator.comparingDouble(Held::probability).reversed());
        return held;
    }

    /**
     * Returns the lowest probability from which on sides are right often enough; empty if too few are. How often they are right is between two figures: how
     * many of them are right, which is chance where few sides are labelled, and how many should be by their probabilities.
     */
    private Optional<Double> threshold(List<Held> held) {
        // However right the others are, a side that may as well be wrong is not told.
        double likely = (EVEN + precision) / 2;
        List<Held> tellable =
                held.stream().filter(each -> !each.side().contested()).toList();
        double found = held.stream().filter(Held::right).count();
        double counted = found / (found + CHANCE);
        int told = 0;
        double right = 0;
        for (int i = 0; i < tellable.size() && tellable.get(i).probability() >= likely; i++) {
            Held each = tellable.get(i);
            right += counted * (each.right() ? 1 : 0) + (1 - counted) * each.probability();
            told = right >= precision * (i + 1) ? i + 1 : told;
        }
        if (told < FEWEST_TOLD) {
            return Optional.empty();
        }
        double next = told < tellable.size() ? tellable.get(told).probability() : 0;
        return Optional.of(Math.max(likely, (tellable.get(told - 1).probability() + next) / 2));
    }

    private List<JudgedSide> judged(List<Held> held, Map<String, Selector> selectors) {
        Map<Integer, Map<String, Stance>> told = new HashMap<>();
        for (Held each : held) {
            PooledModel.Row row = each.side().row();
            Selector selector = Objects.requireNonNull(selectors.get(row.language()));
            if (!each.side().contested()
                    && each.probability() >= selector.told()
                    && !selector.untold().contains(row.claim())) {
                told.computeIfAbsent(each.side().passage(), key -> new LinkedHashMap<>())
                        .put(row.claim(), row.stance());
            }
        }
        return IntStream.range(0, examples.size())
                .boxed()
                .flatMap(i -> JudgedSide.of(i, examples.get(i), told.getOrDefault(i, Map.of())).stream())
                .toList();
    }

    /** Returns the expected calibration error: over ten bins of the probability, its mean distance from the share of right sides. */
    private static double error(List<Held> held) {
        Map<Integer, List<Held>> bins =
                held.stream().collect(Collectors.groupingBy(each -> (int) Math.min(9, each.probability() * 10)));
        return bins.values().stream()
                        .mapToDouble(bin -> Math.abs(bin.stream()
                                .mapToDouble(each -> each.probability() - (each.right() ? 1 : 0))
                                .sum()))
                        .sum()
                / held.size();
    }

    private static double rounded(double number) {
        return Math.round(number * 10_000) / 10_000.0;
    }
}
