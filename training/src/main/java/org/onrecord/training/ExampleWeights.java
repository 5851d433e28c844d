package org.onrecord.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.ExampleVectors;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ComparedSentence;
import org.onrecord.processor.stance.StanceFeatures;
import org.onrecord.processor.topic.ExampleTopics;
import org.onrecord.processor.topic.IssueExamples;

/**
 * Fits the weights of {@code ExampleTopics} and {@code ClaimEvidence} on labelled passages: {@code ExampleWeights
 * FOLDER [VECTORS]}. FOLDER holds a {@link TrainingSet} for each issue; VECTORS is a file that keeps the sentence
 * vectors for the next run.
 *
 * <p>The issues have no examples for topics and few for claims. Half of their passages therefore lend examples, and the
 * weights are fitted on the other half. A sentence is a negative example for every claim that it does not decide,
 * whether it is on the issue or not. Prints the weights and their scores when each issue in turn is left out.
 */
public final class ExampleWeights {
    /**
     * How many examples each claim borrows from labelled passages, on top of those in the issue file, which are farther
     * from real statements.
     */
    private static final List<Integer> LENT = List.of(0, 2);

    private static final Map<Integer, Integer> LENT_TO_TOPIC = Map.of(0, 2, 2, 5);

    /**
     * The same for the question whether a passage is on the issue, which all examples answer together; an issue file
     * has about a hundred.
     */
    private static final int LENT_FOR_ISSUE = 6;

    /**
     * One of this many passages of the other issues counts as off the issue. That makes about five for each passage
     * that is on it.
     */
    private static final int ELSEWHERE = 2;

    private final Embedder embedder;
    private final PrintStream out;

    private ExampleWeights(Embedder embedder, PrintStream out) {
        this.embedder = embedder;
        this.out = out;
    }

    /**
     * A passage and a claim.
     *
     * @param group the issue
     * @param lent how many examples the claim borrowed
     * @param gates features of each sentence for whether it takes a side
     * @param sides features of each sentence for which side it takes
     * @param decides for each sentence, whether it decides the stance
     */
    private record ClaimRow(
            String group,
            boolean chinese,
            int lent,
            boolean onIssue,
            List<double[]> gates,
            List<double[]> sides,
            List<Boolean> decides,
            @Nullable Stance stance) {}

    private final FeatureRows issueRows = new FeatureRows();
    private final FeatureRows topicRows = new FeatureRows();
    private final List<ClaimRow> claimRows = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 1) {
            out.println("ExampleWeights FOLDER [VECTORS]");
            System.exit(2);
        }
        Embedder models = new OnnxEmbedder();
        try (CachedEmbedder vectors = new CachedEmbedder(
                args.length > 1
                        ? new CachedEmbedder(models, AnswerStore.inFile(Path.of(args[1]), CachedEmbedder.MOST_BYTES))
                        : models,
                AnswerStore.inMemory())) {
            ExampleWeights fit = new ExampleWeights(vectors, out);
            fit.read(Path.of(args[0]));
            fit.issueRows.print("ISSUE", out);
            fit.topicRows.print("TOPIC", out);
            fit.stances();
        }
    }

    private void read(Path folder) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".issue.json"))
                    .map(file -> file.replace(".issue.json", ""))
                    .sorted()
                    .toList();
        }
        List<TrainingSet> sets = new ArrayList<>();
        for (String name : names) {
            sets.add(TrainingSet.read(folder, name));
        }
        for (TrainingSet set : sets) {
            List<TrainingPassage> elsewhere = sets.stream()
                    .filter(other -> other != set)
                    .flatMap(other -> other.passages().stream())
                    .filter(TrainingPassage::onIssue)
                    .toList();
            add(set.name(), set.issue(), set.passages(), elsewhere);
        }
    }

    /**
     * Adds the rows of an issue. What officials say on other issues is off this one; most of what a newsroom reads is
     * of that kind.
     */
    private void add(String name, Issue bare, List<TrainingPassage> passages, List<TrainingPassage> elsewhere) {
        for (int half = 0; half < 2; half++) {
            List<TrainingPassage> lending = new ArrayList<>();
            List<TrainingPassage> fitted = new ArrayList<>();
            for (TrainingPassage passage : passages) {
                (Math.floorMod(passage.id().hashCode(), 2) == half ? lending : fitted).add(passage);
            }
            Issue whole = lent(bare, lending, LENT_FOR_ISSUE);
            IssueExamples.ByLanguage all = new IssueExamples.ByLanguage(whole, Map.of(), embedder);
            for (TrainingPassage gold : fitted) {
                addIssue(name, gold, all.in(gold.language()), gold.onIssue());
            }
            for (int lent : LENT) {
                Issue issue = lent(bare, lending, lent);
                IssueExamples.ByLanguage examples = new IssueExamples.ByLanguage(issue, Map.of(), embedder);
                for (TrainingPassage gold : fitted) {
                    add(name, issue, gold, examples.in(gold.language()), lent);
                }
            }
            for (TrainingPassage gold : elsewhere) {
                if (Math.floorMod((name + gold.id()).hashCode(), 2 * ELSEWHERE) == half) {
                    addIssue(name, gold, all.in(gold.language()), false);
                }
            }
        }
    }

    private void addIssue(String name, TrainingPassage gold, IssueExamples examples, boolean onIssue) {
        List<float[]> vectors = gold.passage(embedder).sentences().stream()
                .map(Passage.Sentence::vector)
                .toList();
        if (!vectors.isEmpty()) {
            boolean chinese = Script.readsChinese(gold.language());
            issueRows.add(name, chinese, examples.scale().features(vectors), onIssue);
        }
    }

    private void add(String name, Issue issue, TrainingPassage gold, IssueExamples examples, int lent) {
        boolean chinese = Script.readsChinese(gold.language());
        Passage passage = gold.passage(embedder);
        List<float[]> vectors =
                passage.sentences().stream().map(Passage.Sentence::vector).toList();
        if (vectors.isEmpty()) {
            return;
        }
        List<double[]> topics = ExampleTopics.topicFeatures(vectors, examples);
        for (int i = 0; gold.onIssue() && i < issue.topics().size(); i++) {
            topicRows.add(
                    name,
                    chinese,
                    topics.get(i),
                    gold.topics().contains(issue.topics().get(i).id()));
        }
        List<ComparedSentence> compared = ComparedSentence.of(passage, examples);
        for (int i = 0; i < issue.claims().size(); i++) {
            String claim = issue.claims().get(i).id();
            List<double[]> gates = new ArrayList<>();
            List<double[]> sides = new ArrayList<>();
            List<Boolean> decides = new ArrayList<>();
            for (ComparedSentence sentence : compared) {
                gates.add(StanceFeatures.ofGate(i, sentence, vectors.size()));
                sides.add(StanceFeatures.ofSide(i, sentence));
                decides.add(
                        holds(gold, sentence.sentence().span(), gold.evidence().get(claim)));
            }
            claimRows.add(new ClaimRow(
                    name,
                    chinese,
                    lent,
                    gold.onIssue(),
                    gates,
                    sides,
                    decides,
                    gold.stances().get(claim)));
        }
    }

    private static boolean holds(TrainingPassage gold, Statement.Span sentence, @Nullable String evidence) {
        int at = evidence == null ? -1 : gold.text().indexOf(evidence);
        if (evidence == null || at < 0) {
            return false;
        }
        int shared = Math.min(sentence.end(), at + evidence.length()) - Math.max(sentence.start(), at);
        return shared * 2 >= Math.min(evidence.length(), sentence.end() - sentence.start());
    }

    /**
     * Returns the issue with borrowed examples: for topics the sentences nearest to the description, for claims the
     * evidence.
     */
    private Issue lent(Issue bare, List<TrainingPassage> lending, int lent) {
        List<Issue.Topic> topics = bare.topics().stream()
                .map(topic -> {
                    List<String> examples = new ArrayList<>();
                    for (boolean chinese : new boolean[] {false, true}) {
                        examples.addAll(lentTo(topic, lending, chinese, LENT_TO_TOPIC.getOrDefault(lent, 5)));
                    }
                    return new Issue.Topic(topic.id(), topic.label(), topic.description(), examples, Map.of());
                })
                .toList();
        List<Issue.Claim> claims = bare.claims().stream()
                .map(claim -> new Issue.Claim(
                        claim.id(),
                        claim.text(),
                        claim.label(),
                        lentTo(claim, claim.favor(), lending, Stance.FAVOR, lent),
                        lentTo(claim, claim.against(), lending, Stance.AGAINST, lent)))
                .toList();
        return new Issue(
                bare.id(),
                bare.title(),
                bare.description(),
                bare.languages(),
                bare.examples(),
                List.of(),
                List.of(),
                bare.actors(),
                topics,
                claims,
                bare.talkingPoints(),
                bare.thresholds(),
                LearnedModel.NOTHING,
                List.of(),
                Map.of());
    }

    private List<String> lentTo(Issue.Topic topic, List<TrainingPassage> lending, boolean chinese, int most) {
        String language = chinese ? "zh" : "en";
        float[] description = embedder.embed(List.of(topic.label() + ": " + topic.description()), language)
                .getFirst();
        ToDoubleFunction<String> nearness = sentence -> -ExampleVectors.dot(
                description, embedder.embed(List.of(sentence), language).getFirst());
        return lending.stream()
                .filter(gold -> gold.topics().contains(topic.id()) && Script.readsChinese(gold.language()) == chinese)
                .map(gold -> gold.passage(embedder).sentences().stream()
                        .map(Passage.Sentence::text)
                        .min(Comparator.comparingDouble(nearness))
                        .orElse(""))
                .filter(sentence -> !sentence.isEmpty())
                .limit(most)
                .toList();
    }

    private static List<String> lentTo(
            Issue.Claim claim, List<String> own, List<TrainingPassage> lending, Stance side, int most) {
        List<String> all = new ArrayList<>(own);
        for (boolean chinese : new boolean[] {false, true}) {
            lending.stream()
                    .filter(gold -> gold.stances().get(claim.id()) == side
                            && Script.readsChinese(gold.language()) == chinese
                            && gold.evidence().containsKey(claim.id()))
                    .limit(most)
                    .forEach(gold -> all.add(gold.evidence().get(claim.id())));
        }
        return all;
    }

    private void stances() {
        for (boolean chinese : new boolean[] {false, true}) {
            List<ClaimRow> part =
                    claimRows.stream().filter(row -> row.chinese() == chinese).toList();
            out.println("GATE" + (chinese ? "_CHINESE " : " ") + FeatureRows.asCode(gate(part)) + " SIDE "
                    + FeatureRows.asCode(side(part)));
            Map<Integer, PrecisionRecall[][]> byThreshold = new LinkedHashMap<>();
            int[] right = new int[LENT.size()];
            int[] all = new int[LENT.size()];
            for (String group : part.stream().map(ClaimRow::group).distinct().toList()) {
                List<ClaimRow> others =
                        part.stream().filter(row -> !row.group().equals(group)).toList();
                LogisticModel gate = gate(others);
                LogisticModel side = side(others);
                for (ClaimRow row : part) {
                    if (!row.group().equals(group) || !row.onIssue()) {
                        continue;
                    }
                    int with = LENT.indexOf(row.lent());
                    double[] inFavors = new double[row.gates().size()];
                    double[] opposed = new double[inFavors.length];
                    for (int i = 0; i < row.gates().size(); i++) {
                        double taken = gate.of(row.gates().get(i));
                        double inFavor = side.of(row.sides().get(i));
                        inFavors[i] = taken * inFavor;
                        opposed[i] = taken * (1 - inFavor);
                        if (row.decides().get(i)) {
                            all[with]++;
                            right[with] += (inFavor >= 0.5) == (row.stance() == Stance.FAVOR) ? 1 : 0;
                        }
                    }
                    double favor = together(inFavors);
                    double against = together(opposed);
                    for (int t = 3; t <= 14; t++) {
                        PrecisionRecall[] counts = byThreshold
                                .computeIfAbsent(t, key -> new PrecisionRecall[][] {
                                    {new PrecisionRecall(), new PrecisionRecall()},
                                    {new PrecisionRecall(), new PrecisionRecall()}
                                })[with];
                        double threshold = t / 20.0;
                        counts[0].add(row.stance() == Stance.FAVOR, favor >= threshold && favor > against);
                        counts[1].add(row.stance() == Stance.AGAINST, against >= threshold && against >= favor);
                    }
                }
            }
            for (int with = 0; with < LENT.size(); with++) {
                out.printf(
                        "  lent %d: side of deciding sentences right %d of %d%n",
                        LENT.get(with), right[with], all[with]);
                for (Map.Entry<Integer, PrecisionRecall[][]> entry : byThreshold.entrySet()) {
                    PrecisionRecall[] counts = entry.getValue()[with];
                    out.printf(
                            "  %.2f macro-F1 %.3f favor %s against %s%n",
                            entry.getKey() / 20.0, (counts[0].f1() + counts[1].f1()) / 2, counts[0], counts[1]);
                }
            }
        }
    }

    /**
     * Returns the probability that a sentence takes a side, by the three likeliest; in a long text many small
     * probabilities would add up.
     */
    private static double together(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double none = 1;
        for (int i = Math.max(0, sorted.length - 3); i < sorted.length; i++) {
            none *= 1 - sorted[i];
        }
        return 1 - none;
    }

    private static LogisticModel gate(List<ClaimRow> rows) {
        StandardizedRegression regression = new StandardizedRegression();
        for (ClaimRow row : rows) {
            for (int i = 0; i < row.gates().size(); i++) {
                if (row.stance() == null || row.decides().get(i)) {
                    regression.add(row.gates().get(i), row.decides().get(i));
                }
            }
        }
        return regression.fit();
    }

    /** Fits which side a sentence takes. Both sides weigh the same, though officials are mostly quoted on one. */
    private static LogisticModel side(List<ClaimRow> rows) {
        StandardizedRegression regression = new StandardizedRegression();
        double[] counts = new double[2];
        for (ClaimRow row : rows) {
            for (boolean decides : row.decides()) {
                counts[row.stance() == Stance.FAVOR ? 1 : 0] += decides ? 1 : 0;
            }
        }
        for (ClaimRow row : rows) {
            for (int i = 0; i < row.sides().size(); i++) {
                if (row.decides().get(i)) {
                    boolean favor = row.stance() == Stance.FAVOR;
                    regression.add(row.sides().get(i), favor, (counts[0] + counts[1]) / 2 / counts[favor ? 1 : 0]);
                }
            }
        }
        return regression.fit();
    }
}
