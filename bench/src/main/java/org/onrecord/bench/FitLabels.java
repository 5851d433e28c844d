package org.onrecord.bench;

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
import org.onrecord.processor.learn.Regression;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.Examples;
import org.onrecord.processor.model.Logistic;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ComparedSentence;
import org.onrecord.processor.stance.StanceFeatures;
import org.onrecord.processor.topic.IssueExamples;
import org.onrecord.processor.topic.TopicFeatures;

/**
 * Fits the few weights of {@code ExampleTopics} and {@code ClaimEvidence} on labelled passages of other issues:
 * {@code FitLabels FOLDER [VECTORS]}. The folder holds {@code NAME.issue.json} and {@code NAME.jsonl}.
 *
 * <p>Those issues have no examples for topics and few for claims, so half of their passages lend some or none, and the other half is
 * fitted on. Every sentence of every passage, on the issue or not, is a negative for every claim that it does not decide. Prints the weights and, leaving one issue out at a time, what they are worth.
 */
public final class FitLabels {
    /** An issue file's examples are its author's own words, nearer to nothing that is said than real ones: fit mostly on such. */
    private static final List<Integer> LENT = List.of(0, 2);

    private static final Map<Integer, Integer> LENT_TO_TOPIC = Map.of(0, 2, 2, 5);

    /** Whether words are on the issue at all is asked of the examples together, of which an issue file has a hundred. */
    private static final int LENT_FOR_ISSUE = 6;

    /** Of the other issues' passages one in so many is taken as off the issue: about five for each one that is on it. */
    private static final int ELSEWHERE = 2;

    private final Embedder embedder;
    private final PrintStream out;

    private FitLabels(Embedder embedder, PrintStream out) {
        this.embedder = embedder;
        this.out = out;
    }

    /** One (passage, label) row for on-issue or topic; group is the issue. */
    private record Row(String group, boolean chinese, double[] features, boolean label) {}

    /** One passage and claim, with so many examples lent: the features of every sentence, and which of them decide. */
    private record ClaimRow(
            String group,
            boolean chinese,
            int lent,
            boolean onIssue,
            List<double[]> gates,
            List<double[]> sides,
            List<Boolean> decides,
            @Nullable Stance stance) {}

    private final List<Row> issueRows = new ArrayList<>();
    private final List<Row> topicRows = new ArrayList<>();
    private final List<ClaimRow> claimRows = new ArrayList<>();

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 1) {
            out.println("FitLabels FOLDER [VECTORS]");
            System.exit(2);
        }
        try (KeptVectors vectors = new KeptVectors(OnnxEmbedder.load())) {
            if (args.length > 1) {
                vectors.read(Path.of(args[1]));
            }
            FitLabels fit = new FitLabels(vectors, out);
            fit.read(Path.of(args[0]));
            if (args.length > 1) {
                vectors.write(Path.of(args[1]));
            }
            fit.rows("ISSUE", fit.issueRows);
            fit.rows("TOPIC", fit.topicRows);
            fit.stances();
        }
    }

    private void read(Path folder) throws IOException {
        List<Path> issues;
        try (Stream<Path> files = Files.list(folder)) {
            issues = files.filter(file -> file.toString().endsWith(".issue.json"))
                    .sorted()
                    .toList();
        }
        Map<String, List<GoldPassage>> passages = new LinkedHashMap<>();
        for (Path file : issues) {
            passages.put(nameOf(file), GoldPassage.read(folder.resolve(nameOf(file) + ".jsonl")));
        }
        for (Path file : issues) {
            List<GoldPassage> elsewhere = new ArrayList<>();
            passages.forEach((name, ofIssue) -> {
                if (!name.equals(nameOf(file))) {
                    ofIssue.stream().filter(GoldPassage::onIssue).forEach(elsewhere::add);
                }
            });
            add(nameOf(file), Issues.read(file), passages.getOrDefault(nameOf(file), List.of()), elsewhere);
        }
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString().replace(".issue.json", "");
    }

    /** Adds an issue's rows; what officials say on other issues is off this one, and most of what a newsroom reads is that. */
    private void add(String name, Issue bare, List<GoldPassage> passages, List<GoldPassage> elsewhere) {
        for (int half = 0; half < 2; half++) {
            List<GoldPassage> lending = new ArrayList<>();
            List<GoldPassage> fitted = new ArrayList<>();
            for (GoldPassage passage : passages) {
                (Math.floorMod(passage.id().hashCode(), 2) == half ? lending : fitted).add(passage);
            }
            Issue whole = lent(bare, lending, LENT_FOR_ISSUE);
            IssueExamples.ByLanguage all = new IssueExamples.ByLanguage(whole, embedder);
            for (GoldPassage gold : fitted) {
                addIssue(name, gold, all.in(gold.language()));
            }
            for (int lent : LENT) {
                Issue issue = lent(bare, lending, lent);
                IssueExamples.ByLanguage examples = new IssueExamples.ByLanguage(issue, embedder);
                for (GoldPassage gold : fitted) {
                    add(name, issue, gold, examples.in(gold.language()), lent);
                }
            }
            for (GoldPassage gold : elsewhere) {
                if (Math.floorMod((name + gold.id()).hashCode(), 2 * ELSEWHERE) == half) {
                    addElsewhere(name, gold, all.in(gold.language()));
                }
            }
        }
    }

    private void addElsewhere(String name, GoldPassage gold, IssueExamples examples) {
        List<float[]> vectors = gold.passage(embedder).sentences().stream()
                .map(Passage.Sentence::vector)
                .toList();
        if (!vectors.isEmpty()) {
            issueRows.add(new Row(
                    name, Script.readsChinese(gold.language()), TopicFeatures.ofIssue(vectors, examples), false));
        }
    }

    private void addIssue(String name, GoldPassage gold, IssueExamples examples) {
        List<float[]> vectors = gold.passage(embedder).sentences().stream()
                .map(Passage.Sentence::vector)
                .toList();
        if (!vectors.isEmpty()) {
            boolean chinese = Script.readsChinese(gold.language());
            issueRows.add(new Row(name, chinese, TopicFeatures.ofIssue(vectors, examples), gold.onIssue()));
        }
    }

    private void add(String name, Issue issue, GoldPassage gold, IssueExamples examples, int lent) {
        boolean chinese = Script.readsChinese(gold.language());
        Passage passage = gold.passage(embedder);
        List<float[]> vectors =
                passage.sentences().stream().map(Passage.Sentence::vector).toList();
        if (vectors.isEmpty()) {
            return;
        }
        List<double[]> topics = TopicFeatures.ofTopics(vectors, examples);
        for (int i = 0; gold.onIssue() && i < issue.topics().size(); i++) {
            topicRows.add(new Row(
                    name,
                    chinese,
                    topics.get(i),
                    gold.topics().contains(issue.topics().get(i).id())));
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

    private static boolean holds(GoldPassage gold, Statement.Span sentence, @Nullable String evidence) {
        int at = evidence == null ? -1 : gold.text().indexOf(evidence);
        if (evidence == null || at < 0) {
            return false;
        }
        int shared = Math.min(sentence.end(), at + evidence.length()) - Math.max(sentence.start(), at);
        return shared * 2 >= Math.min(evidence.length(), sentence.end() - sentence.start());
    }

    /** The issue with examples from the lending passages: for topics the sentences nearest to the description, for claims evidence. */
    private Issue lent(Issue bare, List<GoldPassage> lending, int lent) {
        List<Issue.Topic> topics = bare.topics().stream()
                .map(topic -> {
                    List<String> examples = new ArrayList<>();
                    for (boolean chinese : new boolean[] {false, true}) {
                        examples.addAll(lentTo(topic, lending, chinese, LENT_TO_TOPIC.getOrDefault(lent, 5)));
                    }
                    return new Issue.Topic(topic.id(), topic.label(), topic.description(), examples);
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
                bare.actors(),
                topics,
                claims,
                bare.talkingPoints(),
                bare.thresholds());
    }

    private List<String> lentTo(Issue.Topic topic, List<GoldPassage> lending, boolean chinese, int most) {
        String language = chinese ? "zh" : "en";
        float[] description = embedder.embed(List.of(topic.label() + ": " + topic.description()), language)
                .getFirst();
        ToDoubleFunction<String> nearness = sentence -> -Examples.dot(
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
            Issue.Claim claim, List<String> own, List<GoldPassage> lending, Stance side, int most) {
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

    private void rows(String name, List<Row> rows) {
        for (boolean chinese : new boolean[] {false, true}) {
            List<Row> part =
                    rows.stream().filter(row -> row.chinese() == chinese).toList();
            out.println(name + (chinese ? "_CHINESE " : " ") + shown(fit(part)) + " from " + part.size());
            Map<Double, Counts> byThreshold = new LinkedHashMap<>();
            int[] agreed = new int[20];
            for (String group : part.stream().map(Row::group).distinct().toList()) {
                Logistic without = fit(
                        part.stream().filter(row -> !row.group().equals(group)).toList());
                for (Row row : part) {
                    if (row.group().equals(group)) {
                        double p = without.of(row.features());
                        for (int t = 2; t <= 16; t++) {
                            byThreshold
                                    .computeIfAbsent(t / 20.0, key -> new Counts())
                                    .add(row.label(), p >= t / 20.0);
                            agreed[t] += (p >= t / 20.0) == row.label() ? 1 : 0;
                        }
                    }
                }
            }
            byThreshold.forEach((threshold, counts) -> out.printf(
                    "  %.2f %s  accuracy %.3f%n",
                    threshold, counts, agreed[(int) Math.round(threshold * 20)] / (double) part.size()));
        }
    }

    private static Logistic fit(List<Row> rows) {
        Regression regression = new Regression();
        rows.forEach(row -> regression.add(row.features(), row.label()));
        return regression.fit();
    }

    private void stances() {
        for (boolean chinese : new boolean[] {false, true}) {
            List<ClaimRow> part =
                    claimRows.stream().filter(row -> row.chinese() == chinese).toList();
            out.println("GATE" + (chinese ? "_CHINESE " : " ") + shown(gate(part)) + " SIDE " + shown(side(part)));
            Map<Integer, Counts[][]> byThreshold = new LinkedHashMap<>();
            int[] right = new int[LENT.size()];
            int[] all = new int[LENT.size()];
            for (String group : part.stream().map(ClaimRow::group).distinct().toList()) {
                List<ClaimRow> others =
                        part.stream().filter(row -> !row.group().equals(group)).toList();
                Logistic gate = gate(others);
                Logistic side = side(others);
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
                        Counts[] counts = byThreshold
                                .computeIfAbsent(t, key ->
                                        new Counts[][] {{new Counts(), new Counts()}, {new Counts(), new Counts()}})[
                                with];
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
                for (Map.Entry<Integer, Counts[][]> entry : byThreshold.entrySet()) {
                    Counts[] counts = entry.getValue()[with];
                    out.printf(
                            "  %.2f macro-F1 %.3f favor %s against %s%n",
                            entry.getKey() / 20.0, (counts[0].f1() + counts[1].f1()) / 2, counts[0], counts[1]);
                }
            }
        }
    }

    /** How likely one of the sentences takes a side, by the three most likely to: in a long text many small chances would add up. */
    private static double together(double[] probabilities) {
        double[] sorted = probabilities.clone();
        Arrays.sort(sorted);
        double none = 1;
        for (int i = Math.max(0, sorted.length - 3); i < sorted.length; i++) {
            none *= 1 - sorted[i];
        }
        return 1 - none;
    }

    private static Logistic gate(List<ClaimRow> rows) {
        Regression regression = new Regression();
        for (ClaimRow row : rows) {
            for (int i = 0; i < row.gates().size(); i++) {
                if (row.stance() == null || row.decides().get(i)) {
                    regression.add(row.gates().get(i), row.decides().get(i));
                }
            }
        }
        return regression.fit();
    }

    /** Both sides weigh the same, though officials are mostly quoted on one. */
    private static Logistic side(List<ClaimRow> rows) {
        Regression regression = new Regression();
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

    private static String shown(Logistic logistic) {
        StringBuilder text = new StringBuilder(String.format("Logistic.of(%.2f", logistic.bias()));
        logistic.weights().forEach(weight -> text.append(String.format(", %.2f", weight)));
        return text.append(')').toString();
    }
}
