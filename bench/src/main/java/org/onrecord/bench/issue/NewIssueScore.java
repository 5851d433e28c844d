package org.onrecord.bench.issue;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.bench.accuracy.PassageAnswer;
import org.onrecord.events.EventJson;
import org.onrecord.events.issue.ActorFiles;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.CachedEmbedder;
import org.onrecord.processor.model.CachedStanceReader;
import org.onrecord.processor.model.Script;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.topic.IssueTerms;
import org.onrecord.processor.topic.ModelTopics;
import org.onrecord.training.LabelledIssue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scores what OnRecord says about issues that it has not seen, as {@code label --jsonl} says it: each with its claims,
 * their examples, terms {@linkplain DrawnTerms drawn from these} and the registry of actors; then also after learning
 * from some of the issue's labelled passages, the mean of several draws.
 *
 * <p>The shipped English stance model learned from passages of many issues; training/stance/README.md names the eight that were kept from it.
 */
@Command(name = "NewIssueScore")
public final class NewIssueScore implements Runnable {
    private static final String ISSUE = ".issue.json";

    @Parameters(paramLabel = "FOLDER", description = "holds NAME.issue.json and NAME.jsonl")
    private Path folder = Path.of("");

    @Option(names = "--issues", split = ",", description = "only these; default: all of the folder")
    private List<String> names = List.of();

    @Option(names = "--actors", description = "folder of the registry of actors")
    private Path actors = Path.of("actors");

    @Option(names = "--others", description = "folder with passages of other issues")
    private Path others = Path.of("training/stance/pairs");

    @Option(names = "--labelled", description = "number of labelled passages to learn from")
    private int labelled = 50;

    @Option(names = "--draws", description = "how many times these are drawn")
    private int draws;

    @Option(names = "--sample", description = "score only so many passages of each script, drawn; default: all")
    private int sample = Integer.MAX_VALUE;

    @Option(
            names = "--chinese-topics",
            description = "fit only the threshold of topics in Chinese, leaving out one issue")
    private boolean chineseTopics;

    @Option(
            names = "--named",
            description = "fit only the weights of being on the issue near a term, leaving out one issue")
    private boolean named;

    @Option(names = "--rows", description = "writes what is said of each passage, as JSON Lines, to look at")
    private @Nullable Path rows;

    @Option(names = "--keep", description = "folder that keeps vectors and readings between runs")
    private @Nullable Path kept;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] args) {
        System.exit(new CommandLine(new NewIssueScore()).execute(args));
    }

    @Override
    public void run() {
        try (CachedEmbedder vectors = CachedModels.vectors(kept);
                CachedStanceReader readings = CachedModels.readings(kept)) {
            score(vectors, readings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void score(CachedEmbedder vectors, CachedStanceReader readings) throws IOException {
        List<Issue> all = issues();
        DrawnTerms drawn = new DrawnTerms(others);
        List<double[]> alone = new ArrayList<>();
        List<double[]> taught = new ArrayList<>();
        TopicThresholdFit fit = new TopicThresholdFit();
        NamedFit namedFit = new NamedFit();
        for (Issue bare : all) {
            if (!names.isEmpty() && !names.contains(bare.id())) {
                continue;
            }
            Issue issue = withTerms(bare, drawn.of(bare), actors);
            List<PassageFile.Passage> passages = sampled(PassageFile.read(folder.resolve(bare.id() + ".jsonl")));
            if (chineseTopics) {
                chinese(
                        issue,
                        passages,
                        Analyzer.of(issue, vectors, readings),
                        new ModelTopics(issue, vectors, readings),
                        fit);
                continue;
            }
            if (named) {
                named(
                        issue,
                        passages,
                        Analyzer.of(issue, vectors, readings),
                        new ModelTopics(issue, vectors, readings),
                        namedFit);
                continue;
            }
            NewIssueTally tally = tally(issue, passages, Analyzer.of(issue, vectors, readings));
            if (rows != null) {
                writeRows(issue, passages, vectors, readings, rows);
            }
            double[] figures = tally.figures();
            out.println(bare.id() + "  " + NewIssueTally.line(figures));
            out.println(NewIssueTally.stricter(List.of(tally)));
            alone.add(figures);
            if (draws > 0) {
                List<NewIssueTally> tallies = drawn(issue, passages, vectors, readings);
                double[] mean =
                        mean(tallies.stream().map(NewIssueTally::figures).toList());
                out.println(bare.id() + " taught  " + NewIssueTally.line(mean));
                out.println(NewIssueTally.stricter(tallies));
                taught.add(mean);
            }
        }
        if (chineseTopics) {
            fit.print(ModelTopics.TOPIC_THRESHOLD, out);
            return;
        }
        if (named) {
            namedFit.print(out);
            return;
        }
        out.println("mean of " + alone.size() + "  " + NewIssueTally.line(mean(alone)));
        if (!taught.isEmpty()) {
            out.println("mean of " + taught.size() + " taught  " + NewIssueTally.line(mean(taught)));
        }
    }

    private static void writeRows(
            Issue issue,
            List<PassageFile.Passage> passages,
            CachedEmbedder vectors,
            CachedStanceReader readings,
            Path file)
            throws IOException {
        Analyzer analyzer = Analyzer.of(issue, vectors, readings);
        ModelTopics topics = new ModelTopics(issue, vectors, readings);
        List<String> lines = new ArrayList<>();
        for (PassageFile.Passage passage : passages) {
            ObjectNode row = EventJson.mapper().createObjectNode();
            row.put("issue", issue.id());
            row.put("chinese", Script.isChinese(passage.document().text()));
            row.put("on", passage.labels().onIssue());
            ArrayNode treated = row.putArray("topics");
            Optional<Passage> words = analyzer.words(passage.document());
            row.put("near", words.isPresent());
            ObjectNode scores = row.putObject("scores");
            words.ifPresent(each -> {
                row.put("score", topics.label(each).score());
                double[] weights = topics.weigh(each);
                for (int i = 0; i < weights.length; i++) {
                    scores.put(issue.topics().get(i).id(), weights[i]);
                }
            });
            passage.labels().topics().forEach(treated::add);
            lines.add(row.toString());
        }
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void named(
            Issue issue, List<PassageFile.Passage> passages, Analyzer analyzer, ModelTopics topics, NamedFit fit) {
        IssueTerms terms = IssueTerms.of(issue);
        for (PassageFile.Passage passage : passages) {
            fit.add(
                    issue.id(),
                    passage.labels().onIssue(),
                    Optional.of(passage.document())
                            .filter(document -> terms.in(document).anywhere())
                            .flatMap(analyzer::words)
                            .flatMap(topics::named));
        }
    }

    private static void chinese(
            Issue issue,
            List<PassageFile.Passage> passages,
            Analyzer analyzer,
            ModelTopics topics,
            TopicThresholdFit fit) {
        for (PassageFile.Passage passage : passages) {
            if (Script.isChinese(passage.document().text())) {
                Optional<Passage> words = analyzer.words(passage.document());
                boolean on = words.isPresent() && topics.label(words.get()).onIssue();
                double[] scores = on
                        ? topics.weigh(words.get())
                        : new double[issue.topics().size()];
                for (int i = 0; i < scores.length; i++) {
                    String id = issue.topics().get(i).id();
                    fit.add(issue.id(), passage.labels().topics().contains(id), scores[i]);
                }
            }
        }
    }

    private List<PassageFile.Passage> sampled(List<PassageFile.Passage> all) {
        List<PassageFile.Passage> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(7));
        return Stream.of(false, true)
                .flatMap(chinese -> shuffled.stream()
                        .filter(passage -> Script.isChinese(passage.document().text()) == chinese)
                        .limit(sample))
                .toList();
    }

    private List<Issue> issues() throws IOException {
        List<Issue> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ISSUE))
                    .sorted()
                    .toList()) {
                all.add(LabelledIssue.of(EventJson.mapper().readTree(Files.readString(file))));
            }
        }
        return all;
    }

    /** Returns an issue with terms and the registry of actors. */
    static Issue withTerms(Issue bare, List<String> terms, Path actors) throws IOException {
        return new Issue(
                bare.id(),
                bare.title(),
                bare.description(),
                bare.languages(),
                bare.examples(),
                terms,
                bare.excluded(),
                List.copyOf(ActorFiles.read(actors).byId().values()),
                bare.topics(),
                bare.claims(),
                bare.talkingPoints(),
                bare.thresholds(),
                bare.learned(),
                bare.exclusions(),
                bare.headings());
    }

    private static NewIssueTally tally(Issue issue, List<PassageFile.Passage> passages, Analyzer analyzer) {
        List<String> topics = issue.topics().stream().map(Issue.Topic::id).toList();
        List<PassageAnswer> answers = passages.parallelStream()
                .map(passage -> PassageAnswer.of(analyzer.readPassage(passage.document())))
                .toList();
        NewIssueTally tally = new NewIssueTally();
        for (int i = 0; i < passages.size(); i++) {
            tally.add(passages.get(i).labels(), answers.get(i), topics);
        }
        return tally;
    }

    private List<NewIssueTally> drawn(
            Issue issue, List<PassageFile.Passage> passages, CachedEmbedder vectors, CachedStanceReader readings) {
        Analyzer untaught = Analyzer.of(issue, vectors, readings);
        Random random = new Random(7);
        List<NewIssueTally> all = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            List<PassageFile.Passage> shuffled = new ArrayList<>(passages);
            Collections.shuffle(shuffled, random);
            List<TrainingExample> lessons =
                    PassageFile.examples(shuffled.subList(0, labelled), untaught, issue, () -> {});
            Issue learned = issue.with(new IssueLearner(issue, vectors, readings, () -> {}, true)
                    .from(lessons, List.of())
                    .learned());
            all.add(tally(
                    learned, shuffled.subList(labelled, shuffled.size()), Analyzer.of(learned, vectors, readings)));
        }
        return all;
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
}
