package org.onrecord.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.passage.PassageWords;
import org.onrecord.processor.stance.ClaimEvidence;
import org.onrecord.processor.stance.ComparedSentence;
import org.onrecord.processor.stance.ExampleProposer;
import org.onrecord.processor.topic.ExampleTopics;
import org.onrecord.processor.topic.IssueExamples;
import org.onrecord.processor.topic.ModelTopics;

/**
 * Fits the weights that join the stance model's readings with the issue file's examples: {@code ModelWeights FOLDER
 * MODELS ISSUE... [--gate] [--rows FILE]}. FOLDER holds a {@link TrainingSet} for each ISSUE, and MODELS the two stance
 * models, trained without those issues. Prints the weights and their scores when each issue in turn is left out. {@code
 * --gate} prints only which pairs the gate lets through; {@code --rows} writes the features of every pair.
 */
public final class ModelWeights {
    private final CachedEmbedder vectors;
    private final StanceReader reader;
    private final PrintStream out;
    private final List<Pair> pairs = Collections.synchronizedList(new ArrayList<>());
    private final FeatureRows topicRows = new FeatureRows();

    private final boolean gateOnly;

    private ModelWeights(CachedEmbedder vectors, StanceReader reader, PrintStream out, boolean gateOnly) {
        this.gateOnly = gateOnly;
        this.vectors = vectors;
        this.reader = reader;
        this.out = out;
    }

    /**
     * A passage and a claim.
     *
     * @param gate the probability by the examples that the passage takes a side; pairs below {@code ExampleProposer.GATE}
     *     are not read
     * @param read the readings of its sentences; empty where the gate keeps the pair from the model
     */
    private record Pair(
            String issue,
            String id,
            boolean chinese,
            boolean onIssue,
            String claim,
            @Nullable Stance stance,
            double gate,
            List<Read> read) {}

    /**
     * A sentence read against a claim.
     *
     * @param examples the log odds that it takes a side, by the examples
     * @param model the same by the model
     * @param favor the log odds of favor over against, by the examples
     * @param read the same by the model
     */
    private record Read(double examples, double model, double favor, double read) {
        double together() {
            return examples + model;
        }
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 3) {
            out.println("ModelWeights FOLDER MODELS ISSUE... [--gate] [--rows FILE]");
            System.exit(2);
        }
        List<String> names = new ArrayList<>(List.of(args).subList(2, args.length));
        boolean gateOnly = names.remove("--gate");
        int at = names.indexOf("--rows");
        Path rows = at < 0 ? null : Path.of(names.get(at + 1));
        names = at < 0 ? names : names.subList(0, at);
        if (!Files.isRegularFile(Path.of(args[1], "stance-en.onnx"))) {
            throw new NoSuchFileException(args[1] + "/stance-en.onnx");
        }
        try (CachedEmbedder vectors = new CachedEmbedder(new OnnxEmbedder(), AnswerStore.inMemory());
                StanceReader reader = new OnnxStanceReader(() -> List.of(Path.of(args[1])))) {
            ModelWeights fit = new ModelWeights(vectors, reader, out, gateOnly);
            for (String name : names) {
                fit.read(TrainingSet.read(Path.of(args[0]), name));
            }
            if (rows != null) {
                fit.write(rows);
            }
            fit.gate();
            if (gateOnly) {
                return;
            }
            fit.stances();
            fit.topicRows.print("TOPIC", out);
        }
    }

    private void read(TrainingSet set) {
        Issue issue = set.issue();
        List<TrainingPassage> passages = set.passages();
        IssueExamples.ByLanguage examples = new IssueExamples.ByLanguage(issue, Map.of(), vectors);
        ExampleTopics topics = new ExampleTopics(issue, vectors);
        AtomicInteger done = new AtomicInteger();
        passages.parallelStream().forEach(gold -> {
            read(set.name(), issue, gold, examples.in(gold.language()), topics);
            if (done.incrementAndGet() % 50 == 0) {
                System.err.printf("%s %d of %d%n", set.name(), done.get(), passages.size());
            }
        });
    }

    private void read(String name, Issue issue, TrainingPassage gold, IssueExamples examples, ExampleTopics topics) {
        Passage passage = gold.passage(vectors);
        if (passage.sentences().isEmpty()) {
            return;
        }
        boolean chinese = Script.readsChinese(gold.language());
        if (!gateOnly && !chinese) {
            topics(name, issue, gold, passage, topics.topics(passage));
        }
        List<ComparedSentence> compared = ComparedSentence.of(passage, examples);
        for (int i = 0; i < issue.claims().size(); i++) {
            Issue.Claim claim = issue.claims().get(i);
            ClaimEvidence evidence = ClaimEvidence.of(i, passage, compared);
            double gate = evidence.likeliest();
            boolean read = !gateOnly && !chinese && gate >= ExampleProposer.GATE;
            pairs.add(new Pair(
                    name,
                    gold.id(),
                    chinese,
                    gold.onIssue(),
                    claim.id(),
                    gold.stances().get(claim.id()),
                    gate,
                    read ? read(claim, passage, evidence) : List.of()));
        }
    }

    private List<Read> read(Issue.Claim claim, Passage passage, ClaimEvidence evidence) {
        StanceReader.Reading reading = PassageWords.of(passage).read(claim.text(), passage, reader);
        return evidence.sentences().stream()
                .map(each -> {
                    StanceReader.Stances stances = reading.stance(each.sentence());
                    return new Read(each.taken(), LogisticModel.odds(1 - stances.none()), each.favor(), ratio(stances));
                })
                .toList();
    }

    private static double ratio(StanceReader.Stances stances) {
        return Math.log(Math.max(1e-4, stances.favor()) / Math.max(1e-4, stances.against()));
    }

    private void topics(String name, Issue issue, TrainingPassage gold, Passage passage, double[] likely) {
        boolean chinese = Script.readsChinese(gold.language());
        for (int i = 0; gold.onIssue() && i < issue.topics().size(); i++) {
            Issue.Topic topic = issue.topics().get(i);
            String asked = ModelTopics.asTopic(topic.label(), topic.description());
            topicRows.add(
                    name,
                    chinese,
                    ModelTopics.features(likely[i], ModelTopics.about(asked, passage, reader)),
                    gold.topics().contains(topic.id()));
        }
    }

    private void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Pair pair : pairs) {
            StringBuilder line = new StringBuilder(String.join(
                    "\t",
                    pair.issue(),
                    pair.id(),
                    pair.chinese() ? "zh" : "en",
                    Boolean.toString(pair.onIssue()),
                    pair.claim(),
                    pair.stance() == null ? "none" : pair.stance().json(),
                    ""));
            for (Read read : pair.read()) {
                line.append(String.format(
                        Locale.ROOT, "%.3f,%.3f,%.3f,%.3f;", read.examples(), read.model(), read.favor(), read.read()));
            }
            lines.add(line.toString());
        }
        Files.write(file, lines);
    }

    private void gate() {
        for (boolean chinese : new boolean[] {false, true}) {
            List<Pair> part =
                    pairs.stream().filter(pair -> pair.chinese() == chinese).toList();
            List<Pair> sides =
                    part.stream().filter(pair -> pair.stance() != null).toList();
            for (double gate : new double[] {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1}) {
                out.printf(
                        Locale.ROOT,
                        "gate%s %.4f: %.3f of %d pairs read, %.3f of %d sides kept%n",
                        chinese ? " Chinese" : "",
                        gate,
                        share(part, gate),
                        part.size(),
                        share(sides, gate),
                        sides.size());
            }
        }
    }

    private static double share(List<Pair> pairs, double gate) {
        return pairs.stream().filter(pair -> pair.gate() >= gate).count() / (double) Math.max(1, pairs.size());
    }

    private void stances() {
        List<Pair> part = pairs.stream().filter(pair -> !pair.chinese()).toList();
        out.println("TOGETHER " + FeatureRows.asCode(together(part)));
        out.printf(
                Locale.ROOT,
                "where a side is taken, area under the curve: examples %.3f model %.3f together %.3f%n",
                area(part, Read::examples),
                area(part, Read::model),
                area(part, Read::together));
        out.printf(
                Locale.ROOT,
                "which side, right at the likeliest sentence: examples %.3f model %.3f%n",
                right(part, Read::favor),
                right(part, Read::read));
        Map<Pair, double[]> scores = new LinkedHashMap<>();
        for (String issue : part.stream().map(Pair::issue).distinct().toList()) {
            List<Pair> others =
                    part.stream().filter(pair -> !pair.issue().equals(issue)).toList();
            LogisticModel together = together(others.isEmpty() ? part : others);
            part.stream()
                    .filter(pair -> pair.issue().equals(issue))
                    .forEach(pair -> scores.put(pair, sides(pair, together)));
        }
        IntStream.rangeClosed(3, 14).forEach(t -> print(t / 20.0, scores));
    }

    /** Returns the probabilities of favor and against, with the sentences joined as {@code ModelStances} does. */
    private static double[] sides(Pair pair, LogisticModel together) {
        double[] favor = new double[pair.read().size()];
        double[] against = new double[favor.length];
        for (int i = 0; i < favor.length; i++) {
            Read read = pair.read().get(i);
            double taken = together.of(new double[] {read.together()});
            double inFavor = LogisticModel.probability(read.favor());
            favor[i] = taken * inFavor;
            against[i] = taken * (1 - inFavor);
        }
        return new double[] {ExampleProposer.together(favor), ExampleProposer.together(against)};
    }

    /**
     * Returns the area under the ROC curve for "takes a side", each pair scored by its highest sentence (the
     * Mann-Whitney statistic).
     */
    private static double area(List<Pair> pairs, ToDoubleFunction<Read> odds) {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        for (Pair pair : pairs) {
            pair.read().stream()
                    .mapToDouble(odds)
                    .max()
                    .ifPresent(highest -> (pair.stance() == null ? without : with).add(highest));
        }
        double above = 0;
        for (double one : with) {
            for (double other : without) {
                above += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return above / (with.size() * (double) without.size());
    }

    /**
     * Returns the share of sides that the log odds of favor tell rightly, at the sentence that most likely takes one.
     */
    private static double right(List<Pair> pairs, ToDoubleFunction<Read> favor) {
        List<Pair> sides = pairs.stream()
                .filter(pair -> pair.stance() != null && !pair.read().isEmpty())
                .toList();
        return sides.stream()
                        .filter(pair -> pair.read().stream()
                                .max(Comparator.comparingDouble(Read::together))
                                .filter(read -> favor.applyAsDouble(read) > 0 == (pair.stance() == Stance.FAVOR))
                                .isPresent())
                        .count()
                / (double) sides.size();
    }

    /** Fits whether a pair takes a side, by the sentence that most likely does. */
    private static LogisticModel together(List<Pair> pairs) {
        StandardizedRegression regression = new StandardizedRegression();
        for (Pair pair : pairs) {
            OptionalDouble likeliest =
                    pair.read().stream().mapToDouble(Read::together).max();
            likeliest.ifPresent(odds -> regression.add(new double[] {odds}, pair.stance() != null));
        }
        return regression.fit();
    }

    private void print(double threshold, Map<Pair, double[]> scores) {
        PrecisionRecall favor = new PrecisionRecall();
        PrecisionRecall against = new PrecisionRecall();
        int wrong = 0;
        Map<String, PrecisionRecall[]> byIssue = new LinkedHashMap<>();
        for (Map.Entry<Pair, double[]> entry : scores.entrySet()) {
            Pair pair = entry.getKey();
            double[] score = entry.getValue();
            boolean isFavor = score[0] >= threshold && score[0] >= score[1];
            boolean isAgainst = score[1] >= threshold && score[1] > score[0];
            PrecisionRecall[] own = byIssue.computeIfAbsent(
                    pair.issue(), key -> new PrecisionRecall[] {new PrecisionRecall(), new PrecisionRecall()});
            for (PrecisionRecall counts : List.of(favor, own[0])) {
                counts.add(pair.stance() == Stance.FAVOR, isFavor);
            }
            for (PrecisionRecall counts : List.of(against, own[1])) {
                counts.add(pair.stance() == Stance.AGAINST, isAgainst);
            }
            wrong += pair.stance() == Stance.FAVOR && isAgainst || pair.stance() == Stance.AGAINST && isFavor ? 1 : 0;
        }
        StringBuilder issues = new StringBuilder();
        byIssue.forEach((issue, own) ->
                issues.append(String.format(Locale.ROOT, " %s %.3f", issue, (own[0].f1() + own[1].f1()) / 2)));
        out.printf(
                Locale.ROOT,
                "  %.2f macro-F1 %.3f wrong %d favor %s against %s%s%n",
                threshold,
                (favor.f1() + against.f1()) / 2,
                wrong,
                favor,
                against,
                issues);
    }
}
