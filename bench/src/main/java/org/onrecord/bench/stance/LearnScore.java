package org.onrecord.bench.stance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.CachedStanceReader;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.StanceDecision;
import org.onrecord.training.TrainingPassage;
import org.onrecord.training.TrainingSet;

/**
 * Measures what {@code issue learn} gains: {@code LearnScore FOLDER MODELS ISSUE...}. Twenty times it learns from a
 * random half of an issue's labelled passages, and scores the other half without and with what was learned.
 */
public final class LearnScore {
    private static final int HALVES = 20;

    private LearnScore() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 3) {
            out.println("LearnScore FOLDER MODELS ISSUE...");
            System.exit(2);
        }
        try (CachedEmbedder vectors = new CachedEmbedder(new OnnxEmbedder(), AnswerStore.inMemory());
                StanceReader reader = new CachedStanceReader(reader(args[1]), AnswerStore.inMemory())) {
            for (String name : List.of(args).subList(2, args.length)) {
                score(Path.of(args[0]), name, vectors, reader, out);
            }
        }
    }

    private static StanceReader reader(String models) {
        return models.equals("none") ? new NoReader() : TrainedReader.in(Path.of(models));
    }

    private static void score(Path folder, String name, CachedEmbedder vectors, StanceReader reader, PrintStream out)
            throws IOException {
        TrainingSet set = TrainingSet.read(folder, name);
        Issue issue = set.issue();
        Set<String> claims = issue.claims().stream().map(Issue.Claim::id).collect(Collectors.toUnmodifiableSet());
        List<TrainingExample> lessons = new ArrayList<>();
        for (TrainingPassage gold : set.passages()) {
            lessons.add(lesson(gold, gold.passage(vectors), claims));
        }
        IssueLearner learning = new IssueLearner(issue, vectors, reader, () -> {}, true);
        Random random = new Random(7);
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int half = 0; half < HALVES; half++) {
            List<TrainingExample> shuffled = new ArrayList<>(lessons);
            Collections.shuffle(shuffled, random);
            List<TrainingExample> taught = shuffled.subList(0, shuffled.size() / 2);
            List<TrainingExample> read = shuffled.subList(shuffled.size() / 2, shuffled.size());
            LearnedModel learned = learning.from(taught, List.of()).learned();
            Map<String, Issue> ways = new LinkedHashMap<>();
            ways.put("before", issue);
            ways.put("after", issue.with(learned));
            StringBuilder line = new StringBuilder(name + " " + half + " " + learned.thresholds());
            ways.forEach((way, known) -> {
                double f1 = macroF1(read, new ModelStances(known, vectors, reader));
                sums.merge(way, f1 / HALVES, Double::sum);
                line.append(String.format(Locale.ROOT, "  %s %.3f", way, f1));
            });
            out.println(line);
        }
        sums.forEach((way, mean) -> out.printf(Locale.ROOT, "%s mean %s %.3f%n", name, way, mean));
    }

    private static double macroF1(List<TrainingExample> read, StanceDecision decision) {
        List<Map<String, Stance>> said = read.parallelStream()
                .map(lesson -> SideCounts.taken(decision, lesson.passage()))
                .toList();
        SideCounts counts = new SideCounts();
        for (int i = 0; i < read.size(); i++) {
            counts.add(read.get(i).stances(), said.get(i));
        }
        return counts.macroF1();
    }

    private static TrainingExample lesson(TrainingPassage gold, Passage passage, Set<String> claims) {
        Map<String, List<Statement.Span>> evidence = new LinkedHashMap<>();
        gold.evidence().forEach((claim, words) -> {
            int at = words.isEmpty() ? -1 : gold.text().indexOf(words);
            if (at >= 0) {
                evidence.put(claim, List.of(new Statement.Span(at, at + words.length())));
            }
        });
        return new TrainingExample(
                passage, Optional.empty(), Optional.of(gold.topics()), claims, gold.stances(), evidence);
    }
}
