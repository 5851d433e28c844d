package org.onrecord.app.offline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.accuracy.LabelledPassage;
import org.onrecord.app.command.Shell;
import org.onrecord.app.command.ShellCommand;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.run.ReadingModels;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.CachingStanceReader;
import org.onrecord.processor.passage.Passage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue learn}: learns from labelled passages to correct the labels of an issue. */
@Command(
        name = "learn",
        description =
                "Learns from labelled passages, and writes the result beside the issue file, with which it is read from then on:"
                        + " learned.yaml beside issue.yaml, or NAME.learned.yaml beside NAME.yaml. A passage is one JSON object per"
                        + " line: id, text, lang, on_issue, stances and evidence (the deciding words by claim); optionally"
                        + " publisher, date, title and topics, and decided where people decided only some labels, as"
                        + " \"onrecord export training\" writes it. Needs no broker.")
public final class LearnCommand extends ShellCommand {
    /** Learning from fewer passages does more harm than good. */
    private static final int FEWEST = 10;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Labelled passages, JSON Lines.")
    private List<Path> files = List.of();

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description =
                    "Labelled passages that a model was trained on. They teach too, but do not show how well the model reads.")
    private List<Path> known = List.of();

    @Option(names = "--dry-run", description = "Show what would be learned and how much it gains, and write nothing.")
    private boolean dryRun;

    public LearnCommand(Shell shell) {
        super(shell, Setting.ISSUE);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path issueFile = settings().issue();
        Issue issue = issueWithoutLearned(issueFile);
        List<LabelledSets.Passage> labelled = read(files, issue);
        List<LabelledSets.Passage> trainedOn = read(known, issue);
        enough(labelled);
        int passages = labelled.size() + trainedOn.size();
        try (ReadingModels models = ReadingModels.load()) {
            Analyzer analyzer = models.analyzer(issue);
            List<TrainingExample> examples;
            List<TrainingExample> more;
            try (ProgressBar bar = shell.bar("Reading").setInitialMax(passages).build()) {
                examples = examples(labelled, analyzer, issue, bar);
                more = examples(trainedOn, analyzer, issue, bar);
            }
            IssueLearner.Result result = learn(models, issue, examples, more);
            say(result, passages - examples.size() - more.size());
            if (!dryRun) {
                Path learned = LearnedFile.of(issueFile);
                write(learned, result.learned());
                shell.out().println("Wrote " + learned + "; restart OnRecord to use it.");
            }
        }
        return 0;
    }

    private IssueLearner.Result learn(
            ReadingModels models, Issue issue, List<TrainingExample> examples, List<TrainingExample> more) {
        try (ProgressBar bar = shell.bar("Learning").build()) {
            IssueLearner learner =
                    new IssueLearner(issue, models.embedder(), new CachingStanceReader(models.stances()), bar::step);
            bar.maxHint(learner.steps(examples, more));
            return learner.from(examples, more);
        }
    }

    private static void write(Path file, LearnedModel learned) {
        try {
            LearnedFile.write(file, learned);
        } catch (IOException e) {
            throw new Failure(
                    "The learned file " + file + " cannot be written (" + e
                            + "); give this user the right to write there, or name a copy of the issue file with --issue.",
                    e);
        }
    }

    private static List<LabelledSets.Passage> read(List<Path> files, Issue issue) throws IOException {
        List<LabelledSets.Passage> labelled = new ArrayList<>();
        for (Path file : files) {
            labelled.addAll(LabelledSets.passages(file));
        }
        for (LabelledSets.Passage passage : labelled) {
            for (String claim : passage.labels().stances().keySet()) {
                if (issue.claim(claim).isEmpty()) {
                    throw new Failure("The passage " + passage.labels().id() + " takes a side on the claim " + claim
                            + ", which the issue " + issue.id() + " does not have.");
                }
            }
        }
        return labelled;
    }

    private static void enough(List<LabelledSets.Passage> labelled) {
        if (labelled.size() < FEWEST) {
            throw new Failure("There are " + labelled.size() + " labelled passages; learning needs at least " + FEWEST
                    + ", and fifty or more help.");
        }
    }

    private static List<TrainingExample> examples(
            List<LabelledSets.Passage> labelled, Analyzer analyzer, Issue issue, ProgressBar bar) {
        return labelled.parallelStream()
                .map(passage -> {
                    bar.step();
                    return example(passage, analyzer, issue);
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TrainingExample> example(LabelledSets.Passage passage, Analyzer analyzer, Issue issue) {
        LabelledPassage labels = passage.labels();
        Optional<Passage> words = analyzer.words(passage.document());
        Set<String> decided = passage.decided()
                .orElseGet(() -> issue.claims().stream().map(Issue.Claim::id).collect(Collectors.toUnmodifiableSet()));
        return words.map(read -> new TrainingExample(
                read,
                passage.topics() ? Optional.of(labels.topics()) : Optional.empty(),
                decided,
                labels.stances(),
                labels.evidence()));
    }

    private void say(IssueLearner.Result result, int silent) {
        LearnedModel learned = result.learned();
        say("Learned from %d passages with %d sides taken.%n", learned.passages(), result.sides());
        Double threshold = learned.thresholds().get("stance");
        if (threshold != null) {
            say("The threshold for a side is a score of %.3f.%n", threshold);
        }
        if (silent > 0) {
            say("No speaker was found in %d passages; they taught nothing.%n", silent);
        }
        say(
                "Macro-F1 of favor and against on these passages: %.2f with the issue file alone, %.2f with each passage decided"
                        + " by what the others taught.%n",
                result.before(), result.after());
    }

    private void say(String format, Object... values) {
        shell.out().printf(Locale.ROOT, format, values);
    }
}
