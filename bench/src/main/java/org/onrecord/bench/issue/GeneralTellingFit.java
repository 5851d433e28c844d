package org.onrecord.bench.issue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.CachedStanceReader;
import org.onrecord.processor.model.IssueHeads;
import org.onrecord.processor.model.LogisticModel;
import org.onrecord.processor.stance.GeneralSelectors;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.stance.ProposedSide;
import org.onrecord.training.LabelledIssue;
import org.onrecord.training.StandardizedRegression;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;

/**
 * Fits how probable a side is right on an issue from which nothing was learned, on labelled passages of issues that no model was trained on, and writes it
 * for {@link GeneralSelectors}; a language without passages keeps what the file says. The thresholds are those at which sides of an issue are right often enough by what the other issues say.
 */
@Command(name = "GeneralTellingFit")
public final class GeneralTellingFit implements Runnable {
    private static final double[] PRECISIONS = {0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};

    private static final String SCORE = "score";

    /** With fewer sides above it, a threshold is chance. */
    private static final int FEWEST = 15;

    /** With so many sides, counting the right ones tells as much as their probabilities. */
    private static final double CHANCE = 15;

    @Parameters(paramLabel = "FOLDER", description = "holds NAME.issue.json and NAME.jsonl")
    private Path folder = Path.of("");

    @Option(names = "--issues", split = ",", required = true, description = "issues that no model was trained on")
    private List<String> names = List.of();

    @Option(names = "--actors", description = "folder of the registry of actors")
    private Path actors = Path.of("actors");

    @Option(names = "--others", description = "folder with passages of other issues")
    private Path others = Path.of("training/stance/pairs");

    @Option(names = "--sample", description = "use only so many passages of each issue, drawn; default: all")
    private int sample = Integer.MAX_VALUE;

    @Option(names = "--keep", description = "folder that keeps vectors and readings between runs")
    private @Nullable Path kept;

    @Option(names = "--out", description = "file to write")
    private Path file = Path.of("processor/src/main/resources/org/onrecord/processor/stance/general-selectors.json");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /**
     * The signals that are weighed in a language, besides the score: those with which sides on issues left out were told better. What the model makes of
     * the examples as claims does most.
     */
    private static final Map<String, List<String>> SIGNALS = Map.of(
            "en", List.of("example", "same", "opposite", "sentences", "share"),
            "zh", List.of("example", "above", "nearer", "length", "sentences", "rejections"));

    /** A proposed side with its signals; {@code turned} if the labels have the opposite side. */
    private record Row(String issue, Map<String, Double> signals, boolean right, boolean turned) {
        double[] of(List<String> names) {
            return names.stream()
                    .mapToDouble(name -> Objects.requireNonNull(signals.get(name)))
                    .toArray();
        }
    }

    /** A side with the probability by what other issues say. */
    private record Held(double probability, Row row) {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new GeneralTellingFit()).execute(args));
    }

    @Override
    public void run() {
        Map<String, List<Row>> rows = new TreeMap<>();
        Map<String, Integer> labelled = new TreeMap<>();
        try (CachedEmbedder vectors = CachedModels.vectors(kept);
                CachedStanceReader readings = CachedModels.readings(kept)) {
            DrawnTerms drawn = new DrawnTerms(others);
            for (String name : names) {
                Issue bare = LabelledIssue.of(
                        EventJson.mapper().readTree(Files.readString(folder.resolve(name + ".issue.json"))));
                propose(NewIssueScore.withTerms(bare, drawn.of(bare), actors), name, vectors, readings, rows, labelled);
                out.println(name);
            }
            Map<String, GeneralSelectors.OfLanguage> fitted = new TreeMap<>();
            if (Files.exists(file)) {
                fitted.putAll(EventJson.mapper().readValue(file.toFile(), new TypeReference<>() {}));
            }
            rows.forEach(
                    (language, own) -> fitted.put(language, fit(language, own, labelled.getOrDefault(language, 0))));
            Files.writeString(
                    file,
                    EventJson.mapper()
                                    .writer()
                                    .with(SerializationFeature.INDENT_OUTPUT)
                                    .writeValueAsString(fitted)
                            + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void propose(
            Issue issue,
            String name,
            CachedEmbedder vectors,
            CachedStanceReader readings,
            Map<String, List<Row>> rows,
            Map<String, Integer> labelled)
            throws IOException {
        List<PassageFile.Passage> passages = new ArrayList<>(PassageFile.read(folder.resolve(name + ".jsonl")));
        Collections.shuffle(passages, new Random(7));
        ModelStances stances = new ModelStances(issue, vectors, readings);
        List<TrainingExample> examples = PassageFile.examples(
                passages.subList(0, Math.min(sample, passages.size())),
                Analyzer.of(issue, vectors, readings),
                issue,
                () -> {});
        for (TrainingExample example : examples) {
            String language = IssueHeads.key(example.passage().language());
            labelled.merge(language, (int) example.stances().size(), Integer::sum);
            for (ProposedSide side : stances.propose(example.passage())) {
                rows.computeIfAbsent(language, key -> new ArrayList<>())
                        .add(new Row(
                                name,
                                side.untaught().isEmpty()
                                        ? Map.of(SCORE, LogisticModel.odds(side.score()))
                                        : side.untaught(),
                                example.stances().get(side.claim()) == side.stance(),
                                example.stances().containsKey(side.claim())
                                        && example.stances().get(side.claim()) != side.stance()));
            }
        }
    }

    private GeneralSelectors.OfLanguage fit(String language, List<Row> rows, int labelled) {
        List<String> chosen = Stream.concat(Stream.of(SCORE), Objects.requireNonNull(SIGNALS.get(language)).stream())
                .toList();
        // The others are hardly likely and have no signals but the score.
        List<Row> likely = rows.stream().filter(row -> row.signals().size() > 1).toList();
        out.printf("%s, %d sides of %d issues%n", language, labelled, names.size());
        GeneralSelectors.Weighed score = fit(List.of(SCORE), rows, "by the score");
        for (String each : SIGNALS.get(language)) {
            fit(chosen.stream().filter(name -> !name.equals(each)).toList(), likely, "without " + each);
        }
        return new GeneralSelectors.OfLanguage(score, fit(chosen, likely, "by all signals"));
    }

    private GeneralSelectors.Weighed fit(List<String> signals, List<Row> rows, String what) {
        List<Held> held = new ArrayList<>();
        for (String name : names) {
            LogisticModel model = model(signals, rows, row -> !row.issue().equals(name));
            rows.stream()
                    .filter(row -> row.issue().equals(name))
                    .forEach(row -> held.add(new Held(model.of(row.of(signals)), row)));
        }
        held.sort(Comparator.comparingDouble(Held::probability).reversed());
        Map<String, Double> told = new LinkedHashMap<>();
        for (double precision : PRECISIONS) {
            List<Held> first = told(held, precision);
            told.put(
                    Double.toString(precision),
                    first.isEmpty() ? 1 : rounded(first.getLast().probability()));
            out.printf(
                    Locale.ROOT,
                    "  %s, precision %.2f: %d told, %d right, %d opposite%n",
                    what,
                    precision,
                    first.size(),
                    first.stream().filter(each -> each.row().right()).count(),
                    first.stream().filter(each -> each.row().turned()).count());
        }
        LogisticModel all = model(signals, rows, row -> true);
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < signals.size(); i++) {
            weights.put(signals.get(i), rounded(all.weights().get(i)));
        }
        return new GeneralSelectors.Weighed(rounded(all.bias()), weights, told);
    }

    /** Returns the sides that are right often enough together, by how many are and how many should be. */
    private static List<Held> told(List<Held> held, double precision) {
        double right = 0;
        double expected = 0;
        int sides = 0;
        for (int i = 0; i < held.size(); i++) {
            right += held.get(i).row().right() ? 1 : 0;
            expected += held.get(i).probability();
            double counted = (i + 1) / (i + 1 + CHANCE);
            if (i + 1 >= FEWEST && counted * right + (1 - counted) * expected >= precision * (i + 1)) {
                sides = i + 1;
            }
        }
        return held.subList(0, sides);
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }

    private static LogisticModel model(List<String> signals, List<Row> rows, Predicate<Row> selected) {
        StandardizedRegression regression = new StandardizedRegression();
        rows.stream().filter(selected).forEach(row -> regression.add(row.of(signals), row.right()));
        return regression.fit();
    }
}
