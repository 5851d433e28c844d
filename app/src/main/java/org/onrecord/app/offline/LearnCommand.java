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
import org.onrecord.app.settings.Setting;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Learned;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.CachingStanceReader;
import org.onrecord.processor.passage.Passage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue learn}: labelled passages correct what examples and models say of the issue. */
@Command(
        name = "learn",
        description =
                "Learns from labelled passages: writes learned.yaml beside issue.yaml (or NAME.learned.yaml beside NAME.yaml), which is read with it"
                        + " from then on, in place of what was learned before. One JSON object a line: id, text, lang, on_issue, stances,"
                        + " evidence (the deciding words by claim), optionally publisher, date, title, topics, and decided where people"
                        + " decided on some labels only, as \"onrecord export lessons\" writes it. Needs no broker.")
public final class LearnCommand extends ShellCommand {
    /** Fewer passages teach less than they mislead. */
    private static final int FEWEST = 10;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "labelled passages, JSON Lines")
    private List<Path> files = List.of();

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description =
                    "labelled passages that a model was trained on: they teach, too, but say nothing of how well it reads")
    private List<Path> known = List.of();

    @Option(names = "--dry-run", description = "says what would be learned and what it is worth, and writes nothing")
    private boolean dryRun;

    /** The command where it was called. */
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
        try (Models models = Models.load(issue)) {
            List<TrainingExample> lessons;
            List<TrainingExample> more;
            try (ProgressBar bar = shell.bar("Reading").setInitialMax(passages).build()) {
                lessons = lessons(labelled, models, bar);
                more = lessons(trainedOn, models, bar);
            }
            IssueLearner.Result result = learn(models, lessons, more);
            say(result, passages - lessons.size() - more.size());
            if (!dryRun) {
                Path learned = LearnedFile.of(issueFile);
                write(learned, result.learned());
                shell.out().println("Wrote " + learned + "; restart what runs with this issue file.");
            }
        }
        return 0;
    }

    private IssueLearner.Result learn(Models models, List<TrainingExample> lessons, List<TrainingExample> more) {
        try (ProgressBar bar = shell.bar("Learning").build()) {
            IssueLearner learning = new IssueLearner(
                    models.issue(), models.embedder(), new CachingStanceReader(models.reader()), bar::step);
            bar.maxHint(learning.steps(lessons, more));
            return learning.from(lessons, more);
        }
    }

    private static void write(Path file, Learned learned) {
        try {
            LearnedFile.write(file, learned);
        } catch (IOException e) {
            throw new Failure(
                    "What was learned cannot be written to " + file + " (" + e
                            + "); give its folder to this user, or name a copy of the issue file with --issue.",
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
            throw new Failure("There are " + labelled.size() + " labelled passages; learning needs " + FEWEST
                    + " at least, and gains from fifty on.");
        }
    }

    private static List<TrainingExample> lessons(List<LabelledSets.Passage> labelled, Models models, ProgressBar bar) {
        return labelled.parallelStream()
                .map(passage -> {
                    bar.step();
                    return lesson(passage, models);
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<TrainingExample> lesson(LabelledSets.Passage passage, Models models) {
        LabelledPassage labels = passage.labels();
        Optional<Passage> words = models.analyzer().words(passage.document());
        Set<String> decided = passage.decided()
                .orElseGet(() ->
                        models.issue().claims().stream().map(Issue.Claim::id).collect(Collectors.toUnmodifiableSet()));
        return words.map(read -> new TrainingExample(
                read,
                passage.topics() ? Optional.of(labels.topics()) : Optional.empty(),
                decided,
                labels.stances(),
                labels.evidence()));
    }

    private void say(IssueLearner.Result result, int silent) {
        Learned learned = result.learned();
        shell.out()
                .printf(
                        Locale.ROOT,
                        "Learned from %d passages with %d sides taken.%n",
                        learned.passages(),
                        result.sides());
        Double threshold = learned.thresholds().get("stance");
        if (threshold != null) {
            shell.out().printf(Locale.ROOT, "A side is given from a score of %.3f on.%n", threshold);
        }
        if (silent > 0) {
            shell.out().printf("In %d passages nobody was found to speak; they taught nothing.%n", silent);
        }
        shell.out()
                .printf(
                        Locale.ROOT,
                        "On these passages, macro-F1 of favor and against: %.2f with the issue file alone, %.2f with each"
                                + " passage decided by what the others taught.%n",
                        result.before(),
                        result.after());
    }
}
