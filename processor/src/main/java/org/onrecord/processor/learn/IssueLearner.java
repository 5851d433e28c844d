package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.events.issue.LearnedModel.Calibration;
import org.onrecord.processor.learn.JudgedSide.Counts;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ClaimEvidence;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.ProposedSide;
import org.onrecord.processor.topic.ModelTopics;

/**
 * Learns from labelled passages of an issue: which passages near a term are on it, for each claim which sentences take which side, and for each topic
 * which passages treat it, as corrections to terms, examples and models. It chooses thresholds by cross-validation, and keeps only what gains by it.
 */
public final class IssueLearner {
    private static final int FOLDS = 5;

    /** How many sentences without a side are learned for a claim: those nearest to it. */
    private static final int NEAR = 12;

    /** A sentence with lower log odds of taking a side is no useful example. */
    private static final double LIKELY = -3;

    private static final int LONGEST = 400;

    /** The score, and the threshold, of a label that is given whatever its score. */
    private static final double GIVEN = 1;

    private record Near(String sentence, double odds) {}

    private final Issue issue;
    private final Embedder embedder;
    private final StanceReader reader;
    private final Runnable step;
    private final String models;
    private final ModelStances stances;
    private final ModelTopics topics;
    private final HeadLearner heads;
    private final boolean keepsSentences;

    /**
     * @param declared without what is to be learned
     * @param reader reads each passage several times
     * @param step called after each step of the work, from several threads
     * @param keepsSentences true to learn from few passages also sentences; false to learn only numbers, so that no words of the passages are in
     *     what was learned
     */
    public IssueLearner(Issue declared, Embedder embedder, StanceReader reader, Runnable step, boolean keepsSentences) {
        this.keepsSentences = keepsSentences;
        this.issue = declared.asRead();
        this.embedder = embedder;
        this.reader = reader;
        this.step = step;
        models = IssueHeads.models(embedder, reader);
        stances = new ModelStances(issue, embedder, reader);
        topics = new ModelTopics(issue, embedder, reader);
        heads = new HeadLearner(issue, topics, step);
    }

    /**
     * What was learned, and what it gains by cross-validation. Left out are sides that gain nothing, and topics and the issue where they lose.
     *
     * @param learned empty if nothing gains
     * @param sides number of labelled sides
     * @param onIssue F1 of being on the issue
     * @param topics micro-F1 of topics; from many passages each with its best threshold
     * @param told F0.5 of the sides that are told: precision counts twice as much as recall
     * @param before what the issue file alone tells
     * @param after what is told of each passage, by cross-validation
     */
    public record Result(
            LearnedModel learned,
            int sides,
            Gain onIssue,
            Gain topics,
            Gain told,
            List<JudgedSide> before,
            List<JudgedSide> after) {}

    /**
     * A figure by the issue file alone, and by cross-validation.
     *
     * @param isGain whether each half of the passages shows a gain
     */
    public record Gain(double before, double after, boolean isGain) {
        Gain(double before, double after) {
            this(before, after, after > before);
        }

        static Gain of(List<JudgedSide> before, List<JudgedSide> after) {
            return new Gain(
                    Counts.of(before).f(),
                    Counts.of(after).f(),
                    IntStream.range(0, 2)
                            .allMatch(half -> Counts.of(half(after, half)).f()
                                    > Counts.of(half(before, half)).f()));
        }

        private static List<JudgedSide> half(List<JudgedSide> sides, int half) {
            return sides.stream().filter(each -> each.passage() % 2 == half).toList();
        }

        public boolean isLoss() {
            return after < before;
        }
    }

    /** Returns the number of steps: each passage is read twice, of few once more for corrections, and each head is fitted once for every fold and once to all. */
    public long steps(List<TrainingExample> examples, List<TrainingExample> known) {
        List<TrainingExample> all =
                Stream.concat(examples.stream(), known.stream()).toList();
        long languages = all.stream()
                .map(example -> IssueHeads.key(example.passage().language()))
                .distinct()
                .count();
        long heads = 3L * issue.claims().size() + issue.topics().size() + 1;
        long corrected = LearnedModel.areMany(all.size())
                ? 0
                : all.stream()
                        .filter(example -> !example.passage().sentences().isEmpty())
                        .count();
        return 2L * examples.size() + corrected + (FOLDS + 1) * languages * heads;
    }

    /**
     * Learns from passages. Their order decides the folds.
     *
     * @param examples used to learn and to test
     * @param known only used to learn: a model was trained on them, so testing on them would mislead
     */
    public Result from(List<TrainingExample> examples, List<TrainingExample> known) {
        Scores before = new Scores();
        weigh(examples, topics, before);
        List<JudgedSide> sidesBefore = told(examples);
        Scores after = new Scores();
        List<List<ProposedSide>> proposed = new ArrayList<>(Collections.nCopies(examples.size(), List.of()));
        for (int fold = 0; fold < FOLDS; fold++) {
            List<TrainingExample> training = new ArrayList<>(known);
            List<TrainingExample> tested = new ArrayList<>();
            for (int i = 0; i < examples.size(); i++) {
                (i % FOLDS == fold ? tested : training).add(examples.get(i));
            }
            Issue with = issue.with(learned(training, examples.size() + known.size(), Map.of()));
            ModelStances decision = new ModelStances(with, embedder, reader);
            for (int i = fold; i < examples.size(); i += FOLDS) {
                proposed.set(i, decision.propose(examples.get(i).passage()));
                step.run();
            }
            weigh(tested, new ModelTopics(with, embedder, reader), after);
        }
        SelectorFitter selectors = new SelectorFitter(issue.precision());
        for (int i = 0; i < examples.size(); i++) {
            selectors.add(examples.get(i), proposed.get(i));
        }
        Optional<SelectorFitter.Fitted> fitted = selectors.fit();
        List<JudgedSide> sidesAfter = fitted.map(SelectorFitter.Fitted::sides).orElse(List.of());
        boolean enough = LearnedModel.areMany(examples.size());
        Map<String, Double> thresholds = new LinkedHashMap<>();
        if (enough) {
            after.topics.best().ifPresent(best -> thresholds.put("topic", best));
        }
        List<TrainingExample> all =
                Stream.concat(examples.stream(), known.stream()).toList();
        Gain onIssue = new Gain(before.onIssue.f1(GIVEN), after.onIssue.f1(GIVEN));
        double ofTopics = issue.threshold("topic", ModelTopics.TOPIC_THRESHOLD);
        Gain treated = enough
                ? new Gain(best(before.topics, ofTopics), best(after.topics, ofTopics))
                : new Gain(before.topics.f1(ofTopics), after.topics.f1(ofTopics));
        Gain sides = Gain.of(sidesBefore, sidesAfter);
        LearnedModel learned = learned(all, all.size(), thresholds)
                .withSelectors(fitted.map(SelectorFitter.Fitted::selectors).orElse(Map.of()));
        return new Result(
                gaining(learned, onIssue, treated, sides),
                all.stream().mapToInt(example -> example.stances().size()).sum(),
                onIssue,
                treated,
                sides,
                sidesBefore,
                sidesAfter);
    }

    /** Scores of passages that were not learned from. */
    private static final class Scores {
        private final ScoredLabels onIssue = new ScoredLabels();
        private final ScoredLabels topics = new ScoredLabels();
    }

    /** Returns what the issue file alone tells of passages. */
    private List<JudgedSide> told(List<TrainingExample> examples) {
        List<JudgedSide> judged = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Map<String, Stance> told = new LinkedHashMap<>();
            stances.decide(examples.get(i).passage()).taken().forEach(label -> told.put(label.claim(), label.stance()));
            judged.addAll(JudgedSide.of(i, examples.get(i), told));
            step.run();
        }
        return judged;
    }

    /**
     * Returns the F1 with the best threshold. Both sides of a comparison are measured so, since a threshold that was chosen on the scores that it is
     * measured on looks better than it is.
     */
    private static double best(ScoredLabels topics, double usual) {
        return topics.f1(topics.best().orElse(usual));
    }

    /** Returns what was learned without sides that gain nothing, and without topics and issue where they lose; an empty model if nothing is left. */
    private static LearnedModel gaining(LearnedModel all, Gain onIssue, Gain topics, Gain sides) {
        Map<String, LearnedModel.LanguageHeads> languages = new HashMap<>();
        all.languages().forEach((language, heads) -> {
            LearnedModel.LanguageHeads kept = new LearnedModel.LanguageHeads(
                    heads.centre(),
                    sides.isGain() ? heads.claims() : Map.of(),
                    topics.isLoss() ? Map.of() : heads.topics(),
                    onIssue.isLoss() ? null : heads.named(),
                    heads.ofPassages());
            if (!kept.claims().isEmpty() || !kept.topics().isEmpty() || kept.named() != null) {
                languages.put(language, kept);
            }
        });
        Map<String, Double> thresholds = new LinkedHashMap<>(all.thresholds());
        if (topics.isLoss()) {
            thresholds.remove("topic");
        }
        return new LearnedModel(
                all.issue(),
                all.passages(),
                all.models(),
                thresholds,
                Calibration.NONE,
                sides.isGain() ? all.claims() : Map.of(),
                languages,
                all.reader(),
                sides.isGain() ? all.selectors() : Map.of());
    }

    /** Learns heads, and from few passages also example sentences. With many passages heads suffice, and the sentences would have to be embedded at every start. */
    private LearnedModel learned(List<TrainingExample> examples, int passages, Map<String, Double> thresholds) {
        boolean many = LearnedModel.areMany(passages);
        Map<String, LearnedModel.ClaimExamples> sentences = keepsSentences && !many ? sentences(examples) : Map.of();
        return new LearnedModel(
                issue.id(),
                passages,
                models,
                thresholds,
                Calibration.NONE,
                sentences,
                heads.from(examples, many),
                "",
                Map.of());
    }

    /** Returns the deciding sentences as examples, and those without a side that are nearest to a claim. */
    private Map<String, LearnedModel.ClaimExamples> sentences(List<TrainingExample> examples) {
        Map<String, LearnedModel.ClaimExamples> claims = new LinkedHashMap<>();
        for (int i = 0; i < issue.claims().size(); i++) {
            claims.put(issue.claims().get(i).id(), sentences(i, examples));
        }
        return claims;
    }

    private LearnedModel.ClaimExamples sentences(int index, List<TrainingExample> examples) {
        String claim = issue.claims().get(index).id();
        Set<String> favor = new LinkedHashSet<>();
        Set<String> against = new LinkedHashSet<>();
        List<Near> none = new ArrayList<>();
        for (TrainingExample example : examples) {
            Stance stance = example.stances().get(claim);
            if (stance != null && example.decided().contains(claim)) {
                Set<String> sides = stance == Stance.FAVOR ? favor : against;
                example.deciding(claim)
                        .limit(1)
                        .mapToObj(i -> example.passage().sentences().get(i).text())
                        .filter(sentence -> sentence.length() <= LONGEST)
                        .forEach(sides::add);
            } else if (example.decided().contains(claim)) {
                nearest(example.passage(), stances.evidence(index, example.passage()))
                        .ifPresent(none::add);
            }
        }
        none.sort(Comparator.comparingDouble(Near::odds).reversed().thenComparing(Near::sentence));
        return new LearnedModel.ClaimExamples(
                List.copyOf(favor),
                List.copyOf(against),
                none.stream().map(Near::sentence).distinct().limit(NEAR).toList());
    }

    private static Optional<Near> nearest(Passage passage, ClaimEvidence evidence) {
        return evidence.sentences().stream()
                .map(each -> new Near(passage.sentences().get(each.sentence()).text(), each.taken()))
                .filter(near -> near.odds() > LIKELY && near.sentence().length() <= LONGEST)
                .max(Comparator.comparingDouble(Near::odds));
    }

    private void weigh(List<TrainingExample> examples, ModelTopics decision, Scores scores) {
        for (TrainingExample example : examples) {
            example.onIssue()
                    .ifPresent(is -> scores.onIssue.add(
                            is, decision.label(example.passage()).onIssue() ? GIVEN : 0));
            example.topics().ifPresent(known -> {
                double[] weighed = decision.weigh(example.passage());
                for (int i = 0; i < weighed.length; i++) {
                    boolean is = known.contains(issue.topics().get(i).id());
                    scores.topics.add(is, weighed[i]);
                }
            });
        }
    }
}
