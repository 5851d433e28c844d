package org.onrecord.bench.issue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.bench.accuracy.PassageAnswer;
import org.onrecord.dashboard.query.MostToLearn;
import org.onrecord.dashboard.query.MostToLearn.Question;
import org.onrecord.events.EventJson;
import org.onrecord.events.Stance;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.Statement.StanceLabel;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.PassageReading;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.CachedStanceReader;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.training.LabelledIssue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures what answers on the review page are worth, with a simulated reviewer who answers as the labels of an issue say: a number of
 * questions in the order "most to learn", and as many in random order, both about one part of the passages. The sides told of the rest are
 * scored, the mean of several draws.
 */
@Command(name = "ReviewScore")
public final class ReviewScore implements Runnable {
    private static final String ISSUE = ".issue.json";

    @Parameters(paramLabel = "FOLDER", description = "holds NAME.issue.json and NAME.jsonl")
    private Path folder = Path.of("");

    @Option(names = "--issues", split = ",", description = "names; default: all of the folder")
    private List<String> names = List.of();

    @Option(names = "--actors", description = "folder of the registry of actors")
    private Path actors = Path.of("actors");

    @Option(names = "--others", description = "folder with passages of other issues")
    private Path others = Path.of("training/stance/pairs");

    @Option(names = "--answers", split = ",", description = "numbers of answers")
    private List<Integer> numbers = List.of(20, 40, 60, 100);

    @Option(names = "--draws", description = "how many times the passages are divided")
    private int draws = 3;

    @Option(names = "--asked", description = "share of the passages about which is asked")
    private double asked = 0.6;

    @Option(names = "--keep", description = "folder that keeps vectors and readings between runs")
    private @Nullable Path kept;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, List<double[]>> means = new LinkedHashMap<>();

    public static void main(String[] args) {
        System.exit(new CommandLine(new ReviewScore()).execute(args));
    }

    /** A passage as it is read without learning. */
    private record Read(String id, PassageReading reading, PassageAnswer answer, Passage words) {}

    @Override
    public void run() {
        try (CachedEmbedder vectors = CachedModels.vectors(kept);
                CachedStanceReader readings = CachedModels.readings(kept)) {
            DrawnTerms drawn = new DrawnTerms(others);
            for (String name : issues()) {
                Issue bare =
                        LabelledIssue.of(EventJson.mapper().readTree(Files.readString(folder.resolve(name + ISSUE))));
                score(NewIssueScore.withTerms(bare, drawn.of(bare), actors), name, vectors, readings);
            }
            means.forEach((way, all) -> line("mean of " + all.size() + "  " + way, mean(all)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> issues() throws IOException {
        if (!names.isEmpty()) {
            return names;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(ISSUE))
                    .map(each -> each.substring(0, each.length() - ISSUE.length()))
                    .sorted()
                    .toList();
        }
    }

    private void score(Issue issue, String name, CachedEmbedder vectors, CachedStanceReader readings)
            throws IOException {
        List<PassageFile.Passage> passages = PassageFile.read(folder.resolve(name + ".jsonl"));
        Analyzer untaught = Analyzer.of(issue, vectors, readings);
        Map<String, Read> read = new HashMap<>();
        for (PassageFile.Passage passage : passages) {
            PassageReading reading = untaught.readPassage(passage.document());
            untaught.words(passage.document())
                    .ifPresent(words -> read.put(
                            passage.labels().id(),
                            new Read(passage.labels().id(), reading, PassageAnswer.of(reading), words)));
        }
        ModelStances bare = new ModelStances(issue, vectors, readings);
        IssueLearner learner = new IssueLearner(issue, vectors, readings, () -> {}, true);
        Map<String, List<double[]>> figures = new LinkedHashMap<>();
        for (int draw = 0; draw < draws; draw++) {
            Random random = new Random(draw);
            List<PassageFile.Passage> shuffled = new ArrayList<>(passages);
            Collections.shuffle(shuffled, random);
            int part = (int) (asked * shuffled.size());
            List<PassageFile.Passage> pool = shuffled.subList(0, part);
            List<PassageFile.Passage> rest = shuffled.subList(part, shuffled.size());
            List<Question> questions = questions(pool, read);
            figures.computeIfAbsent("no answers", key -> new ArrayList<>()).add(figures(bare, rest, read));
            List<Question> chance = new ArrayList<>(questions);
            Collections.shuffle(chance, random);
            Map<String, List<Question>> orders = new LinkedHashMap<>();
            orders.put("most to learn", MostToLearn.order(questions, Map.of()));
            orders.put("random", chance);
            for (int number : numbers) {
                for (Map.Entry<String, List<Question>> order : orders.entrySet()) {
                    List<Question> answered = order.getValue()
                            .subList(0, Math.min(number, order.getValue().size()));
                    LearnedModel learned = learner.from(lessons(answered, pool, read), List.of())
                            .learned();
                    ModelStances taught =
                            learned.isEmpty() ? bare : new ModelStances(issue.with(learned), vectors, readings);
                    figures.computeIfAbsent(number + " answers, " + order.getKey(), key -> new ArrayList<>())
                            .add(figures(taught, rest, read));
                }
            }
        }
        figures.forEach((way, all) -> {
            line(name + "  " + way, mean(all));
            means.computeIfAbsent(way, key -> new ArrayList<>()).add(mean(all));
        });
    }

    /** Returns the questions that the review page could ask about passages. */
    private static List<Question> questions(List<PassageFile.Passage> pool, Map<String, Read> read) {
        List<Question> questions = new ArrayList<>();
        for (PassageFile.Passage passage : pool) {
            Read each = read.get(passage.labels().id());
            if (each != null && each.answer().onIssue()) {
                each.reading().sides().taken().forEach(label -> questions.add(question(each, label, true)));
                each.reading().sides().unsure().forEach(label -> questions.add(question(each, label, false)));
            }
        }
        return questions;
    }

    private static Question question(Read read, StanceLabel label, boolean told) {
        return new Question(
                read.id(),
                read.id(),
                label.claim(),
                label.stance(),
                label.score(),
                told,
                read.answer().side(),
                read.answer().topics());
    }

    /** Returns what the answers teach: the stances of the labels, with the words that the page showed. */
    private static List<TrainingExample> lessons(
            List<Question> answered, List<PassageFile.Passage> pool, Map<String, Read> read) {
        Map<String, List<Question>> byPassage = new LinkedHashMap<>();
        answered.forEach(each -> byPassage
                .computeIfAbsent(each.statement(), key -> new ArrayList<>())
                .add(each));
        List<TrainingExample> lessons = new ArrayList<>();
        for (PassageFile.Passage passage : pool) {
            List<Question> asked = byPassage.get(passage.labels().id());
            Read each = read.get(passage.labels().id());
            if (asked == null || each == null) {
                continue;
            }
            Map<String, Stance> stances = new LinkedHashMap<>();
            Map<String, List<Span>> evidence = new LinkedHashMap<>();
            for (Question question : asked) {
                Stance is = passage.labels().stances().get(question.claim());
                if (is != null) {
                    stances.put(question.claim(), is);
                    evidence.put(question.claim(), List.of(shown(each, question.claim())));
                }
            }
            lessons.add(new TrainingExample(
                    each.words(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.copyOf(asked.stream().map(Question::claim).toList()),
                    stances,
                    evidence));
        }
        return lessons;
    }

    private static Span shown(Read read, String claim) {
        return Stream.concat(read.reading().sides().taken().stream(), read.reading().sides().unsure().stream())
                .filter(label -> label.claim().equals(claim))
                .map(StanceLabel::evidence)
                .findFirst()
                .orElseThrow();
    }

    /** Scores the sides told of passages. Answers about sides do not change what is on the issue. */
    private static double[] figures(ModelStances stances, List<PassageFile.Passage> passages, Map<String, Read> read) {
        int told = 0;
        int right = 0;
        int taken = 0;
        for (PassageFile.Passage passage : passages) {
            taken += passage.labels().stances().size();
            Read each = read.get(passage.labels().id());
            if (each == null || !each.answer().onIssue()) {
                continue;
            }
            for (StanceLabel label : stances.decide(each.words()).taken()) {
                told++;
                right += label.stance() == passage.labels().stances().get(label.claim()) ? 1 : 0;
            }
        }
        double precision = told == 0 ? 1 : right / (double) told;
        double recall = taken == 0 ? 0 : right / (double) taken;
        double f = right == 0 ? 0 : 1.25 * precision * recall / (0.25 * precision + recall);
        return new double[] {precision, recall, f, told};
    }

    private static double[] mean(List<double[]> all) {
        double[] mean = new double[all.getFirst().length];
        for (double[] each : all) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += each[i] / all.size();
            }
        }
        return mean;
    }

    private void line(String way, double[] figures) {
        out.printf(
                "%s: precision %.3f recall %.3f F0.5 %.3f (%.1f told)%n",
                way, figures[0], figures[1], figures[2], figures[3]);
    }
}
