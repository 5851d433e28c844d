package org.onrecord.processor.learn;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.SentenceFeatures;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.ModelTopics;

/**
 * Fits the heads of an issue to labelled passages: one for each side on each claim, one for each topic, and one for being on the issue. From few passages
 * the heads of topics and of the issue correct what the issue file alone says of a passage; from many they find the sentences that say it.
 */
final class HeadLearner {
    /** With so many labels of the rarer side of a claim, its heads are half their own and half shared. */
    private static final double ONE_SIDED = 3;

    private final Issue issue;
    private final ModelTopics unlearned;
    private final Runnable step;
    private final Map<Passage, ModelTopics.Odds> known = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param unlearned what the issue file alone says
     * @param step called after each passage that is read and after each head, from several threads
     */
    HeadLearner(Issue issue, ModelTopics unlearned, Runnable step) {
        this.issue = issue;
        this.unlearned = unlearned;
        this.step = step;
    }

    /** Returns the heads by language; for {@code many} see {@link LearnedModel#areMany}. */
    Map<String, LearnedModel.LanguageHeads> from(List<TrainingExample> examples, boolean many) {
        Map<String, List<TrainingExample>> byLanguage = examples.stream()
                .filter(example -> !example.passage().sentences().isEmpty())
                .collect(Collectors.groupingBy(
                        example -> IssueHeads.key(example.passage().language())));
        Map<String, LearnedModel.LanguageHeads> heads = new HashMap<>();
        byLanguage.forEach((language, own) -> heads.put(language, ofOneLanguage(own, many)));
        return heads;
    }

    private LearnedModel.LanguageHeads ofOneLanguage(List<TrainingExample> examples, boolean many) {
        float[] centre = centre(examples);
        List<List<SentenceFeatures>> features = features(examples, centre);
        HeadFitter fit = new HeadFitter(features);
        Map<String, LearnedModel.StanceHeads> claims =
                sides(issue.claims().stream().map(Issue.Claim::id).toList(), examples, fit, step);
        OfPassages whole = many ? (labels, odds) -> fitted(fit, labels, step) : corrections(examples, features);
        Map<String, String> treated = new ConcurrentHashMap<>();
        IntStream.range(0, issue.topics().size()).parallel().forEach(i -> {
            String topic = issue.topics().get(i).id();
            whole.fit(
                            labels(examples, fit, each -> each.topics().map(of -> of.contains(topic))),
                            odds -> odds.topics()[i])
                    .ifPresent(head -> treated.put(topic, head.packed()));
        });
        Optional<Head> named = whole.fit(labels(examples, fit, TrainingExample::onIssue), ModelTopics.Odds::named);
        return new LearnedModel.LanguageHeads(
                Head.pack(centre), claims, treated, named.map(Head::packed).orElse(null), !many);
    }

    /** Returns heads for the sides on some claims, and for nothing else. */
    static LearnedModel.LanguageHeads ofSides(List<String> claims, List<TrainingExample> examples) {
        float[] centre = centre(examples);
        HeadFitter fit = new HeadFitter(features(examples, centre));
        return new LearnedModel.LanguageHeads(
                Head.pack(centre), sides(claims, examples, fit, () -> {}), Map.of(), null, false);
    }

    private static List<List<SentenceFeatures>> features(List<TrainingExample> examples, float[] centre) {
        return examples.stream()
                .map(example -> example.passage().sentences().stream()
                        .map(each -> SentenceFeatures.of(each.text(), each.vector(), centre))
                        .toList())
                .toList();
    }

    private static Map<String, LearnedModel.StanceHeads> sides(
            List<String> claims, List<TrainingExample> examples, HeadFitter fit, Runnable step) {
        Map<String, LearnedModel.StanceHeads> sides = new ConcurrentHashMap<>();
        claims.parallelStream()
                .forEach(claim -> sides(claim, examples, fit, step).ifPresent(own -> sides.put(claim, own)));
        return sides;
    }

    /**
     * Returns the heads of a claim; empty if nobody takes a side on it. A head that has seen one side alone would take all that is said of the claim for that
     * side. So both share what says that a side is taken, the more the fewer labels the rarer side has.
     */
    private static Optional<LearnedModel.StanceHeads> sides(
            String claim, List<TrainingExample> examples, HeadFitter fit, Runnable step) {
        HeadFitter.Labels inFavor = labels(examples, fit, claim, Set.of(Stance.FAVOR));
        HeadFitter.Labels opposed = labels(examples, fit, claim, Set.of(Stance.AGAINST));
        Optional<Head> either = fitted(fit, labels(examples, fit, claim, Set.of(Stance.FAVOR, Stance.AGAINST)), step);
        Optional<Head> favor = fitted(fit, inFavor, step);
        Optional<Head> against = fitted(fit, opposed, step);
        double rarer =
                Math.min(inFavor.positives().cardinality(), opposed.positives().cardinality());
        return either.map(shared -> new LearnedModel.StanceHeads(
                shared.mixed(favor, rarer / (rarer + ONE_SIDED)).packed(),
                shared.mixed(against, rarer / (rarer + ONE_SIDED)).packed()));
    }

    /** Fits a head to labels of whole passages. */
    @FunctionalInterface
    private interface OfPassages {
        Optional<Head> fit(HeadFitter.Labels labels, ToDoubleFunction<ModelTopics.Odds> known);
    }

    private OfPassages corrections(List<TrainingExample> examples, List<List<SentenceFeatures>> features) {
        HeadFitter means = new HeadFitter(features.stream()
                .map(each -> List.of(SentenceFeatures.mean(each)))
                .toList());
        List<ModelTopics.Odds> odds = examples.stream()
                .map(example -> known.computeIfAbsent(example.passage(), this::read))
                .toList();
        return (labels, known) -> {
            Optional<Head> head =
                    means.fit(labels, odds.stream().mapToDouble(known).toArray());
            step.run();
            return head;
        };
    }

    private ModelTopics.Odds read(Passage passage) {
        ModelTopics.Odds odds = unlearned.odds(passage);
        step.run();
        return odds;
    }

    private static Optional<Head> fitted(HeadFitter fit, HeadFitter.Labels labels, Runnable step) {
        Optional<Head> head = fit.fit(labels);
        step.run();
        return head;
    }

    private static HeadFitter.Labels labels(
            List<TrainingExample> examples, HeadFitter fit, String claim, Set<Stance> sides) {
        HeadFitter.Labels labels = HeadFitter.Labels.none();
        for (int i = 0; i < examples.size(); i++) {
            TrainingExample example = examples.get(i);
            @Nullable Stance taken = example.stances().get(claim);
            boolean takes = taken != null && sides.contains(taken);
            labels.passages().set(i, example.decided().contains(claim));
            labels.yes().set(i, takes);
            int start = fit.start(i);
            for (int s = 0; s < example.passage().sentences().size(); s++) {
                labels.speaking()
                        .set(start + s, !example.passage().sentences().get(s).reported());
            }
            if (takes && example.decided().contains(claim)) {
                example.deciding(claim).forEach(sentence -> labels.deciding().set(start + sentence));
            }
        }
        return labels;
    }

    /** @param label of a whole passage; empty if it is not labelled */
    private static HeadFitter.Labels labels(
            List<TrainingExample> examples, HeadFitter fit, Function<TrainingExample, Optional<Boolean>> label) {
        HeadFitter.Labels labels = HeadFitter.Labels.none();
        for (int i = 0; i < examples.size(); i++) {
            Optional<Boolean> is = label.apply(examples.get(i));
            labels.passages().set(i, is.isPresent());
            labels.yes().set(i, is.orElse(false));
        }
        labels.speaking().set(0, fit.sentences());
        return labels;
    }

    private static float[] centre(List<TrainingExample> examples) {
        return new ExampleVectors(examples.stream()
                        .flatMap(example -> example.passage().sentences().stream())
                        .map(Passage.Sentence::vector)
                        .toList())
                .centre();
    }
}
