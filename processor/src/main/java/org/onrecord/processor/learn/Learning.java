package org.onrecord.processor.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Learned;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ClaimEvidence;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.topic.IssueExamples;

/**
 * Learns an issue's claims from labelled passages. The sentences that decide become examples for and against; of the sentences that come
 * near a claim and take no side on it, the nearest become examples of that; and the threshold becomes the one that would have decided
 * these passages best, each read with what the others taught.
 */
public final class Learning {
    private static final int FOLDS = 5;

    /** So many sentences at most that take no side are learned for a claim: the nearest to it. */
    private static final int NEAR = 12;

    /** A sentence less likely than this to take up a claim teaches nothing about it. */
    private static final double LIKELY = 0.05;

    private static final int LONGEST = 400;

    private final Issue issue;
    private final Function<Issue, IssueExamples.ByLanguage> examples;
    private final Function<Issue, ModelStances> decisions;

    private record Near(String sentence, double likely) {}

    /**
     * @param issue as it is without what is learned now
     * @param examples of an issue
     * @param decisions how an issue's stances are decided
     */
    public Learning(
            Issue issue,
            Function<Issue, IssueExamples.ByLanguage> examples,
            Function<Issue, ModelStances> decisions) {
        this.issue = issue;
        this.examples = examples;
        this.decisions = decisions;
    }

    /**
     * What was learned, and what it is worth on the passages themselves.
     *
     * @param learned for the issue file
     * @param before mean F1 of favor and against, decided with the issue as it was
     * @param after the same, each passage decided with what the others taught
     */
    public record Result(Learned learned, double before, double after) {}

    /** Learns from passages; their order decides which of them are read with which others. */
    public Result from(List<Lesson> lessons) {
        Thresholds known = weighed(lessons, decisions.apply(issue));
        Thresholds taught = Thresholds.NOTHING;
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Lesson> taughtBy = new ArrayList<>();
            List<Lesson> read = new ArrayList<>();
            for (int i = 0; i < lessons.size(); i++) {
                (i % FOLDS == fold ? read : taughtBy).add(lessons.get(i));
            }
            taught = taught.and(weighed(read, decisions.apply(sentences(taughtBy).with(issue))));
        }
        double threshold = taught.best();
        Learned learned = new Learned(
                issue.id(),
                lessons.size(),
                sentences(lessons).claims(),
                Map.of("stance", threshold));
        return new Result(
                learned,
                known.macroF1(issue.threshold("stance", ModelStances.THRESHOLD)),
                taught.macroF1(threshold));
    }

    /** The examples that the passages give. */
    private Learned sentences(List<Lesson> lessons) {
        IssueExamples.ByLanguage known = examples.apply(issue);
        Map<String, Learned.Sentences> claims = new LinkedHashMap<>();
        for (int i = 0; i < issue.claims().size(); i++) {
            claims.put(issue.claims().get(i).id(), sentences(i, lessons, known));
        }
        return new Learned(issue.id(), lessons.size(), claims, Map.of());
    }

    private Learned.Sentences sentences(int index, List<Lesson> lessons, IssueExamples.ByLanguage known) {
        String claim = issue.claims().get(index).id();
        Set<String> favor = new LinkedHashSet<>();
        Set<String> against = new LinkedHashSet<>();
        List<Near> none = new ArrayList<>();
        for (Lesson lesson : lessons) {
            Stance stance = lesson.stances().get(claim);
            if (stance == null) {
                nearest(index, lesson.passage(), known, none);
            } else {
                deciding(lesson, claim).ifPresent(stance == Stance.FAVOR ? favor::add : against::add);
            }
        }
        none.sort(Comparator.comparingDouble(Near::likely).reversed().thenComparing(Near::sentence));
        return new Learned.Sentences(
                List.copyOf(favor),
                List.copyOf(against),
                none.stream().map(Near::sentence).distinct().limit(NEAR).toList());
    }

    private static void nearest(int claim, Passage passage, IssueExamples.ByLanguage known, List<Near> to) {
        Near nearest = new Near("", LIKELY);
        IssueExamples compared = known.in(passage.language());
        for (int sentence : ClaimEvidence.own(passage)) {
            double likely = ClaimEvidence.taken(claim, passage, sentence, compared);
            if (likely > nearest.likely() && passage.sentences().get(sentence).text().length() <= LONGEST) {
                nearest = new Near(passage.sentences().get(sentence).text(), likely);
            }
        }
        if (!nearest.sentence().isEmpty()) {
            to.add(nearest);
        }
    }

    /** The sentence with most of the deciding words. */
    private static Optional<String> deciding(Lesson lesson, String claim) {
        List<Span> evidence = lesson.evidence().getOrDefault(claim, List.of());
        String best = "";
        int most = 0;
        for (Passage.Sentence sentence : lesson.passage().sentences()) {
            int shared = evidence.stream()
                    .mapToInt(words -> Math.min(words.end(), sentence.span().end())
                            - Math.max(words.start(), sentence.span().start()))
                    .filter(overlap -> overlap > 0)
                    .sum();
            if (shared > most && sentence.text().length() <= LONGEST) {
                most = shared;
                best = sentence.text();
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static Thresholds weighed(List<Lesson> lessons, ModelStances decision) {
        List<Thresholds.Scored> scored = new ArrayList<>();
        int missed = 0;
        for (Lesson lesson : lessons) {
            List<Statement.StanceLabel> labels = decision.weigh(lesson.passage());
            for (Statement.StanceLabel label : labels) {
                scored.add(new Thresholds.Scored(lesson.stances().get(label.claim()), label.stance(), label.score()));
            }
            missed += (int) lesson.stances().keySet().stream()
                    .filter(claim -> labels.stream().noneMatch(label -> label.claim().equals(claim)))
                    .count();
        }
        return new Thresholds(scored, missed);
    }
}
