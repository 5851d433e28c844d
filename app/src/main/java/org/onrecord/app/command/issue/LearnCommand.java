package org.onrecord.app.command.issue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedStanceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue learn}: learns from labelled passages to correct the labels of an issue. */
@Command(name = "learn")
public final class LearnCommand extends ShellCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--known", paramLabel = "FILE")
    private List<Path> known = List.of();

    @Option(names = "--numbers-only")
    private boolean numbersOnly;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = settings();
        Issue issue = issueWithoutLearned(settings);
        List<PassageFile.Passage> labelled = PassageFile.read(files, issue);
        List<PassageFile.Passage> trainedOn = PassageFile.read(known, issue);
        if (labelled.size() < PassageFile.FEWEST) {
            throw new Failure("There are " + labelled.size() + " labelled passages; learning needs at least "
                    + PassageFile.FEWEST + ", and fifty or more help.");
        }
        int passages = labelled.size() + trainedOn.size();
        try (ReadingModels models = ReadingModels.load(settings().issues())) {
            Analyzer analyzer = models.analyzer(issue);
            List<TrainingExample> examples;
            List<TrainingExample> more;
            try (ProgressBar bar = shell.bar("Reading").setInitialMax(passages).build()) {
                examples = PassageFile.examples(labelled, analyzer, issue, bar::step);
                more = PassageFile.examples(trainedOn, analyzer, issue, bar::step);
            }
            IssueLearner.Result result = learn(models, issue, examples, more);
            say(result, passages - examples.size() - more.size());
            if (result.learned().isEmpty()) {
                shell.print(
                        "Nothing was written: what is learned from these passages is worse than the issue file alone. More of them, or"
                                + " others, may help.");
            } else if (!dryRun) {
                Path learned = LearnedFile.of(issueFile(settings));
                LearnedModel before = issue(settings).learned();
                write(learned, keptReader(before, result.learned()));
                shell.print("Wrote " + learned + "; restart OnRecord to use it.");
                if (!before.reader().isEmpty()) {
                    shell.print("The issue has a reader of its own, " + before.reader()
                            + "; what is sure enough to be told is decided by onrecord issue calibrate.");
                }
            }
        }
        return 0;
    }

    /** Keeps the reader that was trained for the issue, and what was decided with it: learning from passages changes neither. */
    private static LearnedModel keptReader(LearnedModel before, LearnedModel after) {
        if (before.reader().isEmpty()) {
            return after;
        }
        LearnedModel kept = after.withReader(before.reader()).withSelectors(before.selectors());
        LearnedModel.LanguageHeads spanish = before.languages().get("es");
        return spanish == null ? kept : kept.withHeads("es", spanish);
    }

    private IssueLearner.Result learn(
            ReadingModels models, Issue issue, List<TrainingExample> examples, List<TrainingExample> more) {
        try (ProgressBar bar = shell.bar("Learning").build()) {
            IssueLearner learner = new IssueLearner(
                    issue,
                    models.embedder(),
                    new CachedStanceReader(models.stances(), AnswerStore.inMemory()),
                    bar::step,
                    !numbersOnly);
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

    private void say(IssueLearner.Result result, int silent) {
        LearnedModel learned = result.learned();
        shell.printf("Learned from %d passages with %d sides taken.%n", learned.passages(), result.sides());
        if (silent > 0) {
            shell.printf("No speaker was found in %d passages; nothing was learned from them.%n", silent);
        }
        shell.printf(
                "With the issue file alone, and by cross-validation, each passage decided by what is learned from the others:%n");
        say("on the issue", result.onIssue(), result.onIssue().isLoss() ? "; worse, and left out" : "");
        say("topics", result.topics(), result.topics().isLoss() ? "; worse, and left out" : "");
        boolean gain = result.told().isGain();
        shell.printf(
                "  sides told: %s%n",
                gain
                        ? "better in each half of the passages"
                        : "no gain that each half of the passages shows; left out");
        SideReport report = new SideReport(shell);
        report.all("with the issue file alone", result.before());
        if (gain) {
            report.print(result.after());
            report.untold(learned.selectors());
        }
    }

    private void say(String part, IssueLearner.Gain gain, String verdict) {
        shell.printf("  %s: %.2f, then %.2f%s%n", part, gain.before(), gain.after(), verdict);
    }
}
