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
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Learned;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Head;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ClaimEvidence;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.SentenceEvidence;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.processor.topic.ModelTopics;

/**
 * Learns an issue from labelled passages: for each claim which sentences take a side and which side, for each topic which passages treat
 * it, as corrections to what examples and models say. Of many passages the thresholds become those that would have decided them best, each
 * read with what the others taught.
 */
public final class Learning {
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
    private final String models;
    private final ModelStances stances;
    private final ModelTopics topics;

    /**
     * A lesson with what is known of it before anything is learned.
     *
     * @param claims what speaks for a side, by claim that people decided on
     * @param topics log odds, in the issue file's order
     */
    private record Read(Lesson lesson, Map<String, ClaimEvidence> claims, double[] topics) {}

    /**
     * @param issue as it is without what is learned now
     * @param embedder gives the vectors
     * @param reader reads the passages; the same ones several times
     */
    public Learning(Issue issue, Embedder embedder, StanceReader reader) {
        this.issue = issue;
        this.embedder = embedder;
        this.reader = reader;
        models = IssueHeads.models(embedder, reader);
        stances = ModelStances.of(issue, embedder, reader);
        topics = ModelTopics.of(issue, embedder, reader);
    }

    /**
     * What was learned, and what it is worth on the passages themselves.
     *
     * @param learned for the issue file
     * @param sides from how many sides taken
     * @param before mean F1 of favor and against, decided with the issue as it was
     * @param after the same, each passage decided with what the others taught
     */
    public record Result(Learned learned, int sides, double before, double after) {}

    /** Learns from passages; their order decides which of them are read with which others. */
    public Result from(List<Lesson> lessons) {
        List<Read> read = lessons.parallelStream().map(this::read).toList();
        Thresholds known = weighed(lessons, stances);
        Thresholds taught = Thresholds.NOTHING;
        TopicThresholds topicsTaught = new TopicThresholds();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Read> taughtBy = new ArrayList<>();
            List<Lesson> tested = new ArrayList<>();
            for (int i = 0; i < read.size(); i++) {
                if (i % FOLDS == fold) {
                    tested.add(lessons.get(i));
                } else {
                    taughtBy.add(read.get(i));
                }
            }
            Issue with = new Learned(issue.id(), 0, models, Map.of(), sentences(taughtBy), heads(taughtBy)).with(issue);
            taught = taught.and(weighed(tested, ModelStances.of(with, embedder, reader)));
            weigh(tested, ModelTopics.of(with, embedder, reader), topicsTaught);
        }
        double before = issue.threshold("stance", ModelStances.THRESHOLD);
        boolean enough = lessons.size() >= ENOUGH;
        Map<String, Double> thresholds = new LinkedHashMap<>();
        if (enough) {
            thresholds.put("stance", taught.best());
            topicsTaught.best().ifPresent(best -> thresholds.put("topic", best));
        }
        int sides = lessons.stream().mapToInt(lesson -> lesson.stances().size()).sum();
        return new Result(
                new Learned(issue.id(), lessons.size(), models, thresholds, sentences(read), heads(read)),
                sides,
                known.macroF1(before),
                taught.macroF1(enough ? taught.best() : before));
    }

    private Read read(Lesson lesson) {
        Map<String, ClaimEvidence> claims = new HashMap<>();
        for (int i = 0; i < issue.claims().size(); i++) {
            String claim = issue.claims().get(i).id();
            if (lesson.decided().contains(claim)) {
                claims.put(claim, stances.evidence(i, lesson.passage()));
            }
        }
        return new Read(lesson, claims, lesson.topics().isEmpty() ? new double[0] : topics.odds(lesson.passage()));
    }

    /** The sentences that decide, as examples; of those that come near a claim and take no side on it, the nearest. */
    private Map<String, Learned.Sentences> sentences(List<Read> lessons) {
        Map<String, Learned.Sentences> claims = new LinkedHashMap<>();
        for (Issue.Claim claim : issue.claims()) {
            claims.put(claim.id(), sentences(claim.id(), lessons));
        }
        return claims;
    }

    private static Learned.Sentences sentences(String claim, List<Read> lessons) {
        Set<String> favor = new LinkedHashSet<>();
        Set<String> against = new LinkedHashSet<>();
        List<Near> none = new ArrayList<>();
        for (Read read : lessons) {
            ClaimEvidence evidence = read.claims().get(claim);
            if (evidence == null) {
                continue;
            }
            Stance stance = read.lesson().stances().get(claim);
            if (stance == null) {
                nearest(read, evidence).ifPresent(none::add);
                continue;
            }
            int deciding = deciding(read.lesson(), claim);
            if (deciding >= 0) {
                String sentence =
                        read.lesson().passage().sentences().get(deciding).text();
                if (sentence.length() <= LONGEST) {
                    (stance == Stance.FAVOR ? favor : against).add(sentence);
                }
            }
        }
        none.sort(Comparator.comparingDouble(Near::odds).reversed().thenComparing(Near::sentence));
        return new Learned.Sentences(
                List.copyOf(favor),
                List.copyOf(against),
                none.stream().map(Near::sentence).distinct().limit(NEAR).toList());
    }

    private static Optional<Near> nearest(Read read, ClaimEvidence evidence) {
        return evidence.sentences().stream()
                .map(each -> new Near(
                        read.lesson().passage().sentences().get(each.sentence()).text(), each.taken()))
                .filter(near -> near.odds() > LIKELY && near.sentence().length() <= LONGEST)
                .max(Comparator.comparingDouble(Near::odds));
    }

    private Map<String, Learned.Heads> heads(List<Read> lessons) {
        Set<String> languages = new LinkedHashSet<>();
        lessons.forEach(
                read -> languages.add(IssueHeads.key(read.lesson().passage().language())));
        Map<String, Learned.Heads> heads = new HashMap<>();
        for (String language : languages) {
            heads.put(
                    language,
                    ofOneLanguage(lessons.stream()
                            .filter(read -> IssueHeads.key(
                                            read.lesson().passage().language())
                                    .equals(language))
                            .toList()));
        }
        return heads;
    }

    private Learned.Heads ofOneLanguage(List<Read> lessons) {
        float[] centre = centre(lessons);
        Map<String, Learned.Sides> claims = new HashMap<>();
        for (Issue.Claim claim : issue.claims()) {
            HeadFit taken = new HeadFit();
            HeadFit favor = new HeadFit();
            lessons.forEach(read -> teach(read, claim.id(), centre, taken, favor));
            Optional<Head> whether = taken.fit();
            Optional<Head> which = favor.fit();
            if (whether.isPresent() && which.isPresent()) {
                claims.put(
                        claim.id(),
                        new Learned.Sides(whether.get().packed(), which.get().packed()));
            }
        }
        Map<String, String> treated = new HashMap<>();
        for (int i = 0; i < issue.topics().size(); i++) {
            String topic = issue.topics().get(i).id();
            HeadFit fit = new HeadFit();
            for (Read read : lessons) {
                int index = i;
                read.lesson()
                        .topics()
                        .ifPresent(known -> fit.add(
                                IssueHeads.apart(ModelTopics.mean(read.lesson().passage()), centre),
                                known.contains(topic),
                                read.topics()[index]));
            }
            fit.fit().ifPresent(head -> treated.put(topic, head.packed()));
        }
        return new Learned.Heads(Head.pack(centre), claims, treated);
    }

    /** Of a passage that takes a side only the deciding sentence teaches: what the others do is not known. */
    private static void teach(Read read, String claim, float[] centre, HeadFit taken, HeadFit favor) {
        ClaimEvidence evidence = read.claims().get(claim);
        if (evidence == null) {
            return;
        }
        Passage passage = read.lesson().passage();
        Stance stance = read.lesson().stances().get(claim);
        int deciding = stance == null ? -1 : deciding(read.lesson(), claim);
        for (SentenceEvidence each : evidence.sentences()) {
            if (stance == null || each.sentence() == deciding) {
                float[] vector = IssueHeads.apart(
                        passage.sentences().get(each.sentence()).vector(), centre);
                taken.add(vector, stance != null, each.taken());
                if (stance != null) {
                    favor.add(vector, stance == Stance.FAVOR, each.read(), each.favor());
                }
            }
        }
    }

    /** The sentence with most of the deciding words, or -1. */
    private static int deciding(Lesson lesson, String claim) {
        List<Span> evidence = lesson.evidence().getOrDefault(claim, List.of());
        int best = -1;
        int most = 0;
        for (int i = 0; i < lesson.passage().sentences().size(); i++) {
            Span sentence = lesson.passage().sentences().get(i).span();
            int shared = evidence.stream()
                    .mapToInt(
                            words -> Math.min(words.end(), sentence.end()) - Math.max(words.start(), sentence.start()))
                    .filter(overlap -> overlap > 0)
                    .sum();
            if (shared > most) {
                most = shared;
                best = i;
            }
        }
        return best;
    }

    private static float[] centre(List<Read> lessons) {
        float[] sum = new float
                [lessons.getFirst().lesson().passage().sentences().getFirst().vector().length];
        int count = 0;
        for (Read read : lessons) {
            for (Passage.Sentence sentence : read.lesson().passage().sentences()) {
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

    private static Thresholds weighed(List<Lesson> lessons, StanceDecision decision) {
        List<Thresholds.Scored> scored = new ArrayList<>();
        int missed = 0;
        for (Lesson lesson : lessons) {
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
        }
        return new Thresholds(scored, missed);
    }

    private void weigh(List<Lesson> lessons, ModelTopics decision, TopicThresholds scored) {
        for (Lesson lesson : lessons) {
            lesson.topics().ifPresent(known -> {
                double[] weighed = decision.weigh(lesson.passage());
                for (int i = 0; i < weighed.length; i++) {
                    scored.add(known.contains(issue.topics().get(i).id()), weighed[i]);
                }
            });
        }
    }
}
