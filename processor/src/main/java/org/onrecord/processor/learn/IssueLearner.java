package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.events.issue.LearnedModel.Calibration;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.SentenceFeatures;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ClaimEvidence;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.topic.ModelTopics;

/**
 * Learns an issue from labelled passages: for each claim which sentences take a side and which side, for each topic which passages treat
 * it, as corrections to what examples and models say. Of many passages the thresholds become those that would have decided them best, each
 * read with what the others taught.
 */
public final class IssueLearner {
    private static final int FOLDS = 5;

    /** So many sentences at most that take no side are learned for a claim: the nearest to it. */
    private static final int NEAR = 12;

    /** A sentence whose log odds of taking up a claim are lower teaches nothing as an example. */
    private static final double LIKELY = -3;

    private static final int LONGEST = 400;

    private record Near(String sentence, double odds) {}

    /** From so many passages on the thresholds are learned too: of fewer the best ones are chance. */
    private static final int ENOUGH = 200;

    private final Issue issue;
    private final Embedder embedder;
    private final StanceReader reader;
    private final Runnable step;
    private final String models;
    private final ModelStances stances;

    /**
     * @param issue as it is without what is learned now
     * @param embedder gives the vectors
     * @param reader reads the passages; the same ones several times
     * @param step is told of each step of the work, from several threads
     */
    public IssueLearner(Issue issue, Embedder embedder, StanceReader reader, Runnable step) {
        this.issue = issue;
        this.embedder = embedder;
        this.reader = reader;
        this.step = step;
        models = IssueHeads.models(embedder, reader);
        stances = ModelStances.of(issue, embedder, reader);
    }

    /**
     * What was learned, and what it is worth on the passages themselves.
     *
     * @param learned for the issue file
     * @param sides from how many sides taken
     * @param before mean F1 of favor and against, decided with the issue as it was
     * @param after the same, each passage decided with what the others taught
     */
    public record Result(LearnedModel learned, int sides, double before, double after) {}

    /** How many steps learning takes: each passage is read twice, and each head fitted once for every fold and once from all. */
    public long steps(List<TrainingExample> lessons, List<TrainingExample> known) {
        long languages = Stream.concat(lessons.stream(), known.stream())
                .map(lesson -> IssueHeads.key(lesson.passage().language()))
                .distinct()
                .count();
        long heads = 2L * issue.claims().size() + issue.topics().size();
        return 2L * lessons.size() + (FOLDS + 1) * languages * heads;
    }

    /** Learns from passages; their order decides which of them are read with which others. */
    public Result from(List<TrainingExample> lessons) {
        return from(lessons, List.of());
    }

    /**
     * Learns from passages; their order decides which of them are read with which others.
     *
     * @param lessons that teach and are read
     * @param known that only teach: what a model was trained on says nothing of how it reads
     */
    public Result from(List<TrainingExample> lessons, List<TrainingExample> known) {
        Thresholds before = weighed(lessons, stances);
        Thresholds after = Thresholds.NOTHING;
        TopicThresholds topicsTaught = new TopicThresholds();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<TrainingExample> taughtBy = new ArrayList<>(known);
            List<TrainingExample> tested = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i++) {
                (i % FOLDS == fold ? tested : taughtBy).add(lessons.get(i));
            }
            Issue with = issue.with(learned(taughtBy, Map.of(), Calibration.NONE));
            after = after.and(weighed(tested, ModelStances.of(with, embedder, reader)));
            weigh(tested, ModelTopics.of(with, embedder, reader), topicsTaught);
        }
        boolean enough = lessons.size() >= ENOUGH;
        double untaught = issue.threshold("stance", ModelStances.THRESHOLD);
        Calibration scale = enough ? after.scale() : Calibration.NONE;
        Map<String, Double> thresholds = new LinkedHashMap<>();
        if (enough) {
            thresholds.put("stance", after.best(scale));
            topicsTaught.best().ifPresent(best -> thresholds.put("topic", best));
        }
        List<TrainingExample> all =
                Stream.concat(lessons.stream(), known.stream()).toList();
        return new Result(
                learned(all, thresholds, scale),
                all.stream().mapToInt(lesson -> lesson.stances().size()).sum(),
                before.macroF1(untaught),
                after.macroF1(enough ? after.best(Calibration.NONE) : untaught));
    }

    /** Of few passages the deciding sentences are examples, too; many say the same by their heads, and would have to be read at every start. */
    private LearnedModel learned(List<TrainingExample> lessons, Map<String, Double> thresholds, Calibration scale) {
        Map<String, LearnedModel.ClaimExamples> sentences = lessons.size() < ENOUGH ? sentences(lessons) : Map.of();
        return new LearnedModel(issue.id(), lessons.size(), models, thresholds, scale, sentences, heads(lessons));
    }

    /** The sentences that decide, as examples; of those that come near a claim and take no side on it, the nearest. */
    private Map<String, LearnedModel.ClaimExamples> sentences(List<TrainingExample> lessons) {
        Map<String, LearnedModel.ClaimExamples> claims = new LinkedHashMap<>();
        for (int i = 0; i < issue.claims().size(); i++) {
            claims.put(issue.claims().get(i).id(), sentences(i, lessons));
        }
        return claims;
    }

    private LearnedModel.ClaimExamples sentences(int index, List<TrainingExample> lessons) {
        String claim = issue.claims().get(index).id();
        Set<String> favor = new LinkedHashSet<>();
        Set<String> against = new LinkedHashSet<>();
        List<Near> none = new ArrayList<>();
        for (TrainingExample lesson : lessons) {
            Stance stance = lesson.stances().get(claim);
            if (stance != null && lesson.decided().contains(claim)) {
                Set<String> sides = stance == Stance.FAVOR ? favor : against;
                lesson.deciding(claim)
                        .limit(1)
                        .mapToObj(i -> lesson.passage().sentences().get(i).text())
                        .filter(sentence -> sentence.length() <= LONGEST)
                        .forEach(sides::add);
            } else if (lesson.decided().contains(claim)) {
                nearest(lesson.passage(), stances.evidence(index, lesson.passage()))
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

    private Map<String, LearnedModel.LanguageHeads> heads(List<TrainingExample> lessons) {
        Map<String, List<TrainingExample>> byLanguage = lessons.stream()
                .filter(lesson -> !lesson.passage().sentences().isEmpty())
                .collect(Collectors.groupingBy(
                        lesson -> IssueHeads.key(lesson.passage().language())));
        Map<String, LearnedModel.LanguageHeads> heads = new HashMap<>();
        byLanguage.forEach((language, own) -> heads.put(language, ofOneLanguage(own)));
        return heads;
    }

    private LearnedModel.LanguageHeads ofOneLanguage(List<TrainingExample> lessons) {
        float[] centre = centre(lessons);
        HeadFitter fit = new HeadFitter(lessons.stream()
                .map(lesson -> lesson.passage().sentences().stream()
                        .map(each -> SentenceFeatures.of(each.text(), each.vector(), centre))
                        .toList())
                .toList());
        Map<String, LearnedModel.StanceHeads> claims = new ConcurrentHashMap<>();
        issue.claims().parallelStream().map(Issue.Claim::id).forEach(claim -> {
            Optional<Head> favor = fitted(fit, labels(lessons, fit, claim, Stance.FAVOR));
            Optional<Head> against = fitted(fit, labels(lessons, fit, claim, Stance.AGAINST));
            if (favor.isPresent() || against.isPresent()) {
                claims.put(claim, new LearnedModel.StanceHeads(packed(favor), packed(against)));
            }
        });
        Map<String, String> treated = new ConcurrentHashMap<>();
        issue.topics().parallelStream()
                .map(Issue.Topic::id)
                .forEach(topic ->
                        fitted(fit, labels(lessons, fit, topic)).ifPresent(head -> treated.put(topic, head.packed())));
        return new LearnedModel.LanguageHeads(Head.pack(centre), claims, treated);
    }

    private Optional<Head> fitted(HeadFitter fit, HeadFitter.Labels labels) {
        Optional<Head> head = fit.fit(labels);
        step.run();
        return head;
    }

    private static @Nullable String packed(Optional<Head> head) {
        return head.map(Head::packed).orElse(null);
    }

    private static HeadFitter.Labels labels(List<TrainingExample> lessons, HeadFitter fit, String claim, Stance side) {
        HeadFitter.Labels labels = HeadFitter.Labels.none();
        for (int i = 0; i < lessons.size(); i++) {
            TrainingExample lesson = lessons.get(i);
            boolean takes = lesson.stances().get(claim) == side;
            labels.passages().set(i, lesson.decided().contains(claim));
            labels.yes().set(i, takes);
            int start = fit.start(i);
            for (int s = 0; s < lesson.passage().sentences().size(); s++) {
                labels.speaking()
                        .set(start + s, !lesson.passage().sentences().get(s).reported());
            }
            if (takes && lesson.decided().contains(claim)) {
                lesson.deciding(claim).forEach(sentence -> labels.deciding().set(start + sentence));
            }
        }
        return labels;
    }

    private static HeadFitter.Labels labels(List<TrainingExample> lessons, HeadFitter fit, String topic) {
        HeadFitter.Labels labels = HeadFitter.Labels.none();
        for (int i = 0; i < lessons.size(); i++) {
            Optional<Set<String>> topics = lessons.get(i).topics();
            labels.passages().set(i, topics.isPresent());
            labels.yes().set(i, topics.filter(known -> known.contains(topic)).isPresent());
        }
        labels.speaking().set(0, fit.sentences());
        return labels;
    }

    private static float[] centre(List<TrainingExample> lessons) {
        float[] sum =
                new float[lessons.getFirst().passage().sentences().getFirst().vector().length];
        int count = 0;
        for (TrainingExample lesson : lessons) {
            for (Passage.Sentence sentence : lesson.passage().sentences()) {
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

    private Thresholds weighed(List<TrainingExample> lessons, StanceDecision decision) {
        List<Thresholds.Scored> scored = new ArrayList<>();
        int missed = 0;
        for (TrainingExample lesson : lessons) {
            List<Statement.StanceLabel> labels = decision.weigh(lesson.passage()).stream()
                    .filter(label -> lesson.decided().contains(label.claim()))
                    .toList();
            for (Statement.StanceLabel label : labels) {
                scored.add(new Thresholds.Scored(lesson.stances().get(label.claim()), label.stance(), label.score()));
            }
            missed += (int) lesson.stances().keySet().stream()
                    .filter(lesson.decided()::contains)
                    .filter(claim ->
                            labels.stream().noneMatch(label -> label.claim().equals(claim)))
                    .count();
            step.run();
        }
        return new Thresholds(scored, missed);
    }

    private void weigh(List<TrainingExample> lessons, ModelTopics decision, TopicThresholds scored) {
        for (TrainingExample lesson : lessons) {
            lesson.topics().ifPresent(known -> {
                double[] weighed = decision.weigh(lesson.passage());
                for (int i = 0; i < weighed.length; i++) {
                    scored.add(known.contains(issue.topics().get(i).id()), weighed[i]);
                }
            });
        }
    }
}
