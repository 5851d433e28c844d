package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.onrecord.events.issue.LearnedModel.Selector;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.stance.ProposedSide;

/**
 * Fits what decides which proposed sides are told, on labelled passages that no model was trained on.
 *
 * <p>The probabilities that choose the thresholds are those of a model fitted to the other folds.
 */
public final class SelectorFitter {
    /** How often a told side must be right unless the issue file says otherwise. */
    public static final double PRECISION = 0.9;

    private static final int FOLDS = 10;

    /** With fewer right sides the best threshold is chance. */
    private static final int FEWEST = 20;

    /** With fewer sides told, their precision is chance. */
    private static final int FEWEST_OF_ONE = 8;

    /** A side on a claim may fall this much below the precision that is demanded before it gets a threshold of its own. */
    private static final double TOLERANCE = 0.1;

    /** A side on a claim is set apart from the others if so many times more are told then. */
    private static final double GAIN = 1.1;

    /** A side waits for a person if it is right about once in three. */
    private static final double REVIEW = 0.3;

    private static final double NEVER = 1.01;

    private final double precision;
    private final Map<String, List<Row>> rows = new TreeMap<>();
    private final Map<String, Integer> sides = new TreeMap<>();

    /** A proposed side of a passage, given by its index, and whether the labels have it. */
    private record Row(int passage, ProposedSide side, boolean right) {}

    /** A proposed side with the probability by the other folds. */
    private record Held(Row row, double score) {}

    /**
     * The result for one language.
     *
     * @param selector what was fitted
     * @param sides number of labelled sides
     * @param told number of sides that are told, by the other folds
     * @param right number of these that are right
     * @param error mean difference between the probability and how often the sides are right, over ten bins
     */
    public record Result(Selector selector, int sides, int told, int right, double error) {}

    /** @param precision how often a told side has to be right */
    public SelectorFitter(double precision) {
        this.precision = precision;
    }

    /** Adds a labelled passage with the sides that were proposed for it. */
    public void add(TrainingExample example, List<ProposedSide> proposed) {
        String language = IssueHeads.key(example.passage().language());
        List<Row> own = rows.computeIfAbsent(language, key -> new ArrayList<>());
        int passage = own.isEmpty() ? 0 : own.getLast().passage() + 1;
        proposed.stream()
                .filter(side -> example.decided().contains(side.claim()))
                .forEach(side ->
                        own.add(new Row(passage, side, example.stances().get(side.claim()) == side.stance())));
        sides.merge(language, (int) example.sided().count(), Integer::sum);
    }

    /** Returns the result of each language that has enough labelled sides. */
    public Map<String, Result> fit() {
        Map<String, Result> results = new TreeMap<>();
        rows.forEach((language, own) -> {
            if (own.stream().filter(Row::right).count() >= FEWEST) {
                results.put(language, fit(own, sides.getOrDefault(language, 0)));
            }
        });
        return results;
    }

    /**
     * Fits a language. A side on a claim of which the surest proposals are wrong would keep the threshold of all others high; it is set apart, and never
     * told without a person, if so much more of the others is told then.
     */
    private Result fit(List<Row> own, int labelled) {
        Set<String> sides = own.stream().map(SelectorFitter::key).collect(Collectors.toCollection(TreeSet::new));
        Set<String> apart = new TreeSet<>();
        Result best = fit(own, labelled, apart);
        while (true) {
            Optional<String> next = Optional.empty();
            for (String side : sides) {
                Set<String> more = new TreeSet<>(apart);
                Result without = more.add(side) ? fit(own, labelled, more) : best;
                if (without.right() > best.right() * (next.isPresent() ? 1 : GAIN)) {
                    best = without;
                    next = Optional.of(side);
                }
            }
            if (next.isEmpty()) {
                return best;
            }
            apart.add(next.get());
        }
    }

    private Result fit(List<Row> all, int labelled, Set<String> apart) {
        List<Row> own = all.stream().filter(row -> !apart.contains(key(row))).toList();
        if (own.stream().filter(Row::right).count() < FEWEST) {
            return new Result(new Selector(0, List.of(), NEVER, REVIEW, Map.of()), labelled, 0, 0, 1);
        }
        List<Held> held = held(own);
        List<Held> tellable =
                held.stream().filter(each -> !each.row().side().contested()).toList();
        double told = threshold(tellable).orElse(NEVER);
        Map<String, Double> exceptions = exceptions(tellable, told);
        apart.forEach(side -> exceptions.put(side, NEVER));
        LogisticModel model = model(own);
        Selector selector = new Selector(
                rounded(model.bias()),
                model.weights().stream().map(SelectorFitter::rounded).toList(),
                rounded(told),
                Math.min(REVIEW, told),
                exceptions);
        List<Held> given = tellable.stream()
                .filter(each -> each.score()
                        >= selector.told(
                                each.row().side().claim(), each.row().side().stance()))
                .toList();
        return new Result(
                selector,
                labelled,
                given.size(),
                (int) given.stream().filter(each -> each.row().right()).count(),
                error(held));
    }

    private static List<Held> held(List<Row> own) {
        List<Held> held = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int now = fold;
            LogisticModel model = model(
                    own.stream().filter(row -> row.passage() % FOLDS != now).toList());
            own.stream()
                    .filter(row -> row.passage() % FOLDS == now)
                    .forEach(row -> held.add(new Held(row, model.of(signals(row)))));
        }
        held.sort(Comparator.comparingDouble(Held::score).reversed());
        return held;
    }

    private static LogisticModel model(List<Row> rows) {
        LogisticRegression right = new LogisticRegression();
        rows.forEach(row -> right.add(signals(row), row.right()));
        return right.fit();
    }

    private static String key(Row row) {
        return Selector.key(row.side().claim(), row.side().stance());
    }

    private static double[] signals(Row row) {
        return row.side().signals().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * Returns the lowest score from which on sides are right often enough; empty if there is none. How often they are right is the mean of two
     * figures: how many of them are right, which is chance for few sides, and how many should be by their scores, which are calibrated.
     */
    private Optional<Double> threshold(List<Held> byScore) {
        Optional<Double> lowest = Optional.empty();
        double right = 0;
        for (int i = 0; i < byScore.size(); i++) {
            Held each = byScore.get(i);
            right += ((each.row().right() ? 1 : 0) + each.score()) / 2;
            if (i + 1 >= FEWEST_OF_ONE && right >= precision * (i + 1)) {
                lowest = Optional.of(each.score());
            }
        }
        return lowest;
    }

    /** Returns thresholds for the sides that are wrong too often by the common one. */
    private Map<String, Double> exceptions(List<Held> held, double told) {
        Map<String, List<Held>> bySide = held.stream().collect(Collectors.groupingBy(each -> key(each.row())));
        Map<String, Double> exceptions = new HashMap<>();
        bySide.forEach((key, own) -> {
            List<Held> given = own.stream().filter(each -> each.score() >= told).toList();
            long right = given.stream().filter(each -> each.row().right()).count();
            if (given.size() >= FEWEST_OF_ONE && right < (precision - TOLERANCE) * given.size()) {
                exceptions.put(key, rounded(Math.max(told, threshold(own).orElse(NEVER))));
            }
        });
        return exceptions;
    }

    /** Returns the expected calibration error: over ten bins of the probability, its mean distance from the share of right sides. */
    private static double error(List<Held> held) {
        Map<Integer, List<Held>> bins =
                held.stream().collect(Collectors.groupingBy(each -> (int) Math.min(9, each.score() * 10)));
        return bins.values().stream()
                        .mapToDouble(bin -> Math.abs(bin.stream()
                                .mapToDouble(each -> each.score() - (each.row().right() ? 1 : 0))
                                .sum()))
                        .sum()
                / held.size();
    }

    private static double rounded(double number) {
        return Math.round(number * 10_000) / 10_000.0;
    }
}
