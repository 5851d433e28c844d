package org.onrecord.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.Main;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.run.Services;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.CommandLines;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.bench.accuracy.AccuracyCard.DocumentSet;
import org.onrecord.bench.accuracy.AccuracyCard.LanguageModel;
import org.onrecord.bench.accuracy.AccuracyCard.LearnedSet;
import org.onrecord.bench.accuracy.AccuracyCard.PassageSet;
import org.onrecord.events.EventJson;
import org.onrecord.events.http.Backoff;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.opinion.ask.Endpoint;
import org.onrecord.processor.statement.StatementFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;

/** Scores labelled sets and writes the accuracy card: {@code bench/accuracy}. */
@Command(
        name = "bench/accuracy",
        description =
                "Measures the accuracy of the labels on every labelled set under a folder and on the project's own, and writes the"
                        + " accuracy card: as Markdown between two marker comments, and as JSON beside it. Needs no broker.")
public final class Accuracy extends ShellCommand {
    /** The folder with the project's own labelled passages, in the folder of the command. */
    static final String OWN = "issues/fentanyl";

    /** The file in that folder with the figures below which a change must not fall. */
    static final String BASELINE = "baseline.json";

    private static final String OWN_LABELS =
            "the project's own: sentences written for this purpose, one reader. They tell whether a"
                    + " change makes something worse, hardly how right OnRecord is on the world's documents.";
    private static final String READERS =
            "two annotation passes and a third reading by a codebook. They are careful opinions, not the truth.";
    private static final int THREADS = 2;

    /** The file in the data folder with the answers of language models. */
    private static final String ANSWERS = "eval-answers.jsonl";

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), 0, () -> 0);

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "Folder with labelled sets: passages*.jsonl, NAME.jsonl beside NAME.issue.json, docs*.jsonl. Without it only the"
                            + " project's own set is scored.")
    private @Nullable Path folder;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Markdown file; its hand-written parts stay, and the JSON is written beside it."
                    + " Default: docs/accuracy.md.")
    private @Nullable Path out;

    @Option(
            names = "--labels",
            paramLabel = "TEXT",
            defaultValue = READERS,
            description = "Description of the labels of DIR, to follow \"The labels are\". Default: ${DEFAULT-VALUE}")
    private String labels = READERS;

    @Option(
            names = "--baseline",
            description =
                    "Score only the project's own set, and write its figures to issues/fentanyl/baseline.json. A test fails"
                            + " if a change falls below them.")
    private boolean baseline;

    @Option(
            names = "--llm",
            description =
                    "Also ask the language model at LLM_BASE_URL about the passages that the models have not learned from, within the rate"
                            + " and the daily budget, and put its figures beside those of the local models. Its answers are kept in the data"
                            + " folder, in " + ANSWERS + ": a call that ended early continues there.")
    private boolean llm;

    /** Runs the measurement as a process; {@code --help} lists the options. */
    public static void main(String[] arguments) {
        Main.run(shell -> CommandLines.of(shell, new Accuracy()), arguments);
    }

    Accuracy() {
        taking(
                Setting.ISSUE,
                Setting.DATA,
                Setting.LLM_BASE_URL,
                Setting.LLM_MODEL,
                Setting.LLM_PER_MINUTE,
                Setting.LLM_PER_DAY);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (baseline && (folder != null || out != null || llm)) {
            throw wrongUsage("--baseline scores the project's own set alone; leave out DIR, --out and --llm.");
        }
        Settings settings = settings();
        if (llm && !settings.asksLanguageModel()) {
            throw wrongUsage(
                    "--llm needs LLM_BASE_URL and LLM_MODEL: the address of the language model, and its name.");
        }
        Issue issue = issue(settings);
        Path home = shell.home().resolve(OWN);
        LabelledSets own = LabelledSets.find(home, issue);
        if (own.passages().isEmpty()) {
            throw new Failure("The project's own labelled passages are missing in " + home
                    + "; fetch the file passages.jsonl again.");
        }
        LabelledSets given = folder == null ? new LabelledSets(List.of(), List.of()) : given(folder, home, issue);
        if (baseline) {
            writeBaseline(home, card(own, given, issue, Optional.empty()));
        } else {
            Path file = out == null ? shell.home().resolve("docs/accuracy.md") : out;
            String page = Files.exists(file) ? Files.readString(file) : "";
            section(page, "", file); // Fails before the long work if the page has no place for the card.
            Optional<Endpoint.Settings> model = Services.endpoint(settings).filter(each -> llm);
            if (model.isEmpty()) {
                write(card(own, given, issue, Optional.empty()), page, file);
            } else {
                try (LanguageModelEval asked = languageModel(model.get(), settings)) {
                    AccuracyCard local = card(own, given, issue, Optional.of(asked));
                    write(local.with(ask(asked)), page, file);
                }
            }
        }
        return 0;
    }

    private LanguageModelEval languageModel(Endpoint.Settings endpoint, Settings settings) throws IOException {
        return new LanguageModelEval(
                new LanguageModelEval.Settings(
                        endpoint, settings.get(Setting.LLM_PER_MINUTE), settings.get(Setting.LLM_PER_DAY), BACKOFF),
                OpinionFile.in(settings.data().resolve(ANSWERS)),
                shell.stop());
    }

    private static LabelledSets given(Path folder, Path own, Issue issue) throws IOException {
        if (Files.exists(folder) && Files.isSameFile(folder, own)) {
            return new LabelledSets(List.of(), List.of());
        }
        LabelledSets sets = LabelledSets.find(folder, issue);
        if (sets.passages().isEmpty() && sets.documents().isEmpty()) {
            throw new Failure("There is no labelled set under " + folder
                    + "; name a folder with passages*.jsonl, NAME.jsonl beside NAME.issue.json, or docs*.jsonl.");
        }
        return sets;
    }

    private AccuracyCard card(
            LabelledSets own, LabelledSets given, Issue issue, Optional<LanguageModelEval> languageModel)
            throws InterruptedException {
        List<PassageSet> sets = new ArrayList<>();
        List<LearnedSet> learned = new ArrayList<>();
        List<DocumentSet> documents = new ArrayList<>();
        long all = size(own) + size(given);
        try (ReadingModels models = ReadingModels.load();
                ProgressBar bar = shell.bar("Reading").setInitialMax(all).build();
                LabelledSetReader reading = new LabelledSetReader(THREADS, shell::stopping, bar::step)) {
            Analyzer analyzer = models.analyzer(issue);
            for (LabelledSets.Passages set : given.passages()) {
                PassageSet scored = score(
                        set.name(),
                        set,
                        labels,
                        set.issue().equals(issue) ? analyzer : models.analyzer(set.issue()),
                        reading,
                        bar,
                        languageModel.filter(each -> !set.learned()));
                if (set.learned()) {
                    learned.add(LearnedSet.of(scored));
                } else {
                    sets.add(scored);
                }
            }
            for (LabelledSets.Passages set : own.passages()) {
                sets.add(score(set.name() + "_" + issue.id(), set, OWN_LABELS, analyzer, reading, bar, languageModel));
            }
            for (LabelledSets.Documents set : given.documents()) {
                documents.add(reading.documents(set, StatementFinder.of(issue)));
            }
            return new AccuracyCard(
                    "bench/accuracy" + (folder == null ? "" : " " + folder.getFileName()) + (llm ? " --llm" : ""),
                    LocalDate.now(ZoneOffset.UTC).toString(),
                    analyzer.analyze(own.passages()
                                    .getFirst()
                                    .passages()
                                    .getFirst()
                                    .document())
                            .model(),
                    issue.precision(),
                    THREADS,
                    Math.round(reading.secondsPerPassage() * 10_000) / 10_000.0,
                    sets,
                    learned,
                    documents,
                    untold(issue),
                    null);
        }
    }

    private static Map<String, List<String>> untold(Issue issue) {
        Map<String, List<String>> untold = new TreeMap<>();
        issue.learned().selectors().forEach((language, selector) -> {
            if (!selector.untold().isEmpty()) {
                untold.put(language, selector.untold().stream().sorted().toList());
            }
        });
        return untold;
    }

    private LanguageModel ask(LanguageModelEval model) throws IOException, InterruptedException {
        try (ProgressBar bar = shell.bar("Asking").setInitialMax(model.size()).build()) {
            return new LanguageModel(model.name(), model.ask(bar::step));
        }
    }

    private PassageSet score(
            String name,
            LabelledSets.Passages set,
            String what,
            Analyzer analyzer,
            LabelledSetReader reading,
            ProgressBar bar,
            Optional<LanguageModelEval> languageModel)
            throws InterruptedException {
        bar.setExtraMessage(set.name());
        List<JudgedPassage> judged = reading.passages(set, analyzer);
        languageModel.ifPresent(each -> each.add(name, set, judged));
        PassageScores scores = PassageScores.of(set.issue(), judged);
        return new PassageSet(name, set.issue().title(), what, scores);
    }

    private static long size(LabelledSets sets) {
        long passages =
                sets.passages().stream().mapToLong(set -> set.passages().size()).sum();
        return passages
                + sets.documents().stream()
                        .mapToLong(set -> set.documents().size())
                        .sum();
    }

    private static String section(String page, String section, Path file) {
        try {
            return page.isEmpty() ? MarkedSection.page("Accuracy", section) : MarkedSection.replace(page, section);
        } catch (IllegalArgumentException e) {
            throw new Failure("The card cannot be written into " + file + ": " + e.getMessage(), e);
        }
    }

    private void write(AccuracyCard card, String page, Path file) throws IOException {
        String section = CardMarkdown.of(card);
        @Nullable Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, section(page, section, file));
        String name = String.valueOf(file.getFileName());
        Path json = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".json");
        Files.write(json, EventJson.mapper().writeValueAsBytes(card));
        shell.out().println("Wrote " + file + " and " + json + ".");
    }

    private void writeBaseline(Path home, AccuracyCard card) throws IOException {
        Path file = home.resolve(BASELINE);
        Baseline figures = Baseline.of(card.model(), card.sets().getFirst().scores());
        Files.writeString(
                file,
                EventJson.mapper()
                                .writer()
                                .with(SerializationFeature.INDENT_OUTPUT)
                                .writeValueAsString(figures)
                        + "\n");
        shell.out().println("Wrote " + file + ".");
    }
}
