package org.onrecord.processor.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.SentenceFeatures;
import org.onrecord.processor.passage.Passage;

/** Fits the heads of an issue to labelled passages: one for each side on each claim, one for each topic, and one for being on the issue. */
final class HeadLearner {
    private final Issue issue;
    private final Runnable step;

    /** @param step called after each head, from several threads */
    HeadLearner(Issue issue, Runnable step) {
        this.issue = issue;
        this.step = step;
    }

    /** Returns the heads by language. */
    Map<String, LearnedModel.LanguageHeads> from(List<TrainingExample> examples) {
        Map<String, List<TrainingExample>> byLanguage = examples.stream()
                .filter(example -> !example.passage().sentences().isEmpty())
                .collect(Collectors.groupingBy(
                        example -> IssueHeads.key(example.passage().language())));
        Map<String, LearnedModel.LanguageHeads> heads = new HashMap<>();
        byLanguage.forEach((language, own) -> heads.put(language, ofOneLanguage(own)));
        return heads;
    }

    private LearnedModel.LanguageHeads ofOneLanguage(List<TrainingExample> examples) {
        float[] centre = centre(examples);
        HeadFitter fit = new HeadFitter(examples.stream()
                .map(example -> example.passage().sentences().stream()
                        .map(each -> SentenceFeatures.of(each.text(), each.vector(), centre))
                        .toList())
                .toList());
        Map<String, LearnedModel.StanceHeads> claims = new ConcurrentHashMap<>();
        issue.claims().parallelStream().map(Issue.Claim::id).forEach(claim -> {
            Optional<Head> favor = fitted(fit, labels(examples, fit, claim, Stance.FAVOR));
            Optional<Head> against = fitted(fit, labels(examples, fit, claim, Stance.AGAINST));
            if (favor.isPresent() || against.isPresent()) {
                claims.put(claim, new LearnedModel.StanceHeads(packed(favor), packed(against)));
            }
        });
        Map<String, String> treated = new ConcurrentHashMap<>();
        issue.topics().parallelStream()
                .map(Issue.Topic::id)
                .forEach(topic -> fitted(
                                fit, labels(examples, fit, each -> each.topics().map(known -> known.contains(topic))))
                        .ifPresent(head -> treated.put(topic, head.packed())));
        Optional<Head> named = fitted(fit, labels(examples, fit, TrainingExample::onIssue));
        return new LearnedModel.LanguageHeads(Head.pack(centre), claims, treated, packed(named));
    }

    private Optional<Head> fitted(HeadFitter fit, HeadFitter.Labels labels) {
        Optional<Head> head = fit.fit(labels);
        step.run();
        return head;
    }

    private static @Nullable String packed(Optional<Head> head) {
        return head.map(Head::packed).orElse(null);
    }

    private static HeadFitter.Labels labels(List<TrainingExample> examples, HeadFitter fit, String claim, Stance side) {
        HeadFitter.Labels labels = HeadFitter.Labels.none();
        for (int i = 0; i < examples.size(); i++) {
            TrainingExample example = examples.get(i);
            boolean takes = example.stances().get(claim) == side;
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
        float[] sum =
                new float[examples.getFirst().passage().sentences().getFirst().vector().length];
        int count = 0;
        for (TrainingExample example : examples) {
            for (Passage.Sentence sentence : example.passage().sentences()) {
                count++;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += sentence.vector()[i];
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= Math.max(1, count);
        }
        return sum;
    }
}
