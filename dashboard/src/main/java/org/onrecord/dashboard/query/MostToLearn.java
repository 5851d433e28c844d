package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.onrecord.events.Stance;

/**
 * Orders questions to an editor so that the answers teach the most. First come those about a stance of a government on a claim of which fewer than three
 * are known. Of the others those come first on which the models are least sure, of equally unsure ones those on claims, stances, governments and
 * topics that were asked about less. The same words come once.
 */
public final class MostToLearn {
    /** A score that far from the threshold halves what a question teaches. */
    private static final double MARGIN = 0.1;

    /**
     * Of questions that are about equally unsure, those on what was asked about less come first. A stronger spread taught less: claims that are
     * spoken of often should be asked about often, see docs/accuracy.md.
     */
    private static final double SPREAD = 0.02;

    /** So many answers on each stance of each government on a claim show whether the models are right about it. */
    private static final int KNOWN = 3;

    private MostToLearn() {}

    /** A stance of a government on a claim. */
    public record Cell(String claim, String side, Stance stance) {}

    /**
     * A question: does the statement take this side on the claim?
     *
     * @param cluster shared by statements in the same words
     * @param stance the nearer one
     * @param told true if the models are sure enough to tell it
     * @param side the government that the speaker speaks for
     * @param topics of the statement
     */
    public record Question(
            String statement,
            String cluster,
            String claim,
            Stance stance,
            double score,
            boolean told,
            String side,
            Set<String> topics) {}

    /**
     * Orders questions. Of each cluster only the first question on a claim stays.
     *
     * @param answered how many questions about each stance were answered with it before
     */
    public static List<Question> order(List<Question> questions, Map<Cell, Integer> answered) {
        double threshold = threshold(questions);
        List<Question> left = new ArrayList<>(questions);
        // The order of equal questions does not depend on the order in which they come.
        left.sort(Comparator.comparing(Question::statement).thenComparing(Question::claim));
        Spread spread = new Spread(answered);
        List<Question> ordered = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        while (!left.isEmpty()) {
            Question best = left.getFirst();
            double most = -1;
            for (Question each : left) {
                double worth = unsure(each, threshold) * spread.of(each) + (spread.isKnown(each) ? 0 : 1);
                if (worth > most) {
                    most = worth;
                    best = each;
                }
            }
            left.remove(best);
            if (asked.add(best.cluster() + "/" + best.claim())) {
                ordered.add(best);
                spread.add(best);
            }
        }
        return ordered;
    }

    /** Returns how unsure the models are: 1 at the threshold. */
    private static double unsure(Question question, double threshold) {
        return 1 / (1 + Math.abs(question.score() - threshold) / MARGIN);
    }

    /** Returns about the score from which a side is told: it lies between those that are not and those that are. */
    private static double threshold(List<Question> questions) {
        OptionalDouble below = questions.stream()
                .filter(each -> !each.told())
                .mapToDouble(Question::score)
                .max();
        OptionalDouble above = questions.stream()
                .filter(Question::told)
                .mapToDouble(Question::score)
                .min();
        double one = below.orElse(above.orElse(0));
        return (one + above.orElse(one)) / 2;
    }

    /** What was asked so far: the more of a kind, the less another one teaches. */
    private static final class Spread {
        private final Map<Cell, Integer> cells;
        private final Map<String, Integer> claims = new HashMap<>();
        private final Map<String, Integer> stances = new HashMap<>();
        private final Map<String, Integer> sides = new HashMap<>();
        private final Map<String, Integer> topics = new HashMap<>();

        Spread(Map<Cell, Integer> answered) {
            cells = new HashMap<>(answered);
            answered.forEach((cell, times) -> claims.merge(cell.claim(), times, Integer::sum));
        }

        boolean isKnown(Question question) {
            return cells.getOrDefault(cell(question), 0) >= KNOWN;
        }

        private static Cell cell(Question question) {
            return new Cell(question.claim(), question.side(), question.stance());
        }

        double of(Question question) {
            double topic = question.topics().stream()
                    .mapToInt(each -> topics.getOrDefault(each, 0))
                    .min()
                    .orElse(0);
            return less(claims.getOrDefault(question.claim(), 0))
                    * less(stances.getOrDefault(question.claim() + question.stance(), 0))
                    * less(sides.getOrDefault(question.side(), 0))
                    * less(topic);
        }

        private static double less(double times) {
            return Math.pow(1 + times, -SPREAD);
        }

        void add(Question question) {
            cells.merge(cell(question), 1, Integer::sum);
            claims.merge(question.claim(), 1, Integer::sum);
            stances.merge(question.claim() + question.stance(), 1, Integer::sum);
            sides.merge(question.side(), 1, Integer::sum);
            question.topics().forEach(each -> topics.merge(each, 1, Integer::sum));
        }
    }
}
