package org.onrecord.app.command.issue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Setting;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.Shell;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.learn.SelectorFitter;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.stance.ModelStances;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue calibrate}: decides from labelled passages which sides are sure enough to be told. */
@Command(name = "calibrate")
public final class CalibrateCommand extends ShellCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--dry-run")
    private boolean dryRun;

    public CalibrateCommand(Shell shell) {
        super(shell, Setting.ISSUE);
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        Issue issue = issue(settings);
        List<PassageFile.Passage> labelled = PassageFile.read(files, issue);
        SelectorFitter fitter = new SelectorFitter(issue.threshold(Issue.PRECISION, SelectorFitter.PRECISION));
        try (ReadingModels models = ReadingModels.load(settings.issues())) {
            ModelStances stances = new ModelStances(issue, models.embedder(), models.stances());
            try (ProgressBar bar =
                    shell.bar("Reading").setInitialMax(labelled.size()).build()) {
                for (TrainingExample example :
                        PassageFile.examples(labelled, models.analyzer(issue), issue, bar::step)) {
                    fitter.add(example, stances.propose(example.passage()));
                }
            }
        }
        Map<String, SelectorFitter.Result> results = fitter.fit();
        if (results.isEmpty()) {
            throw new Failure("There are too few labelled sides: at least 20 in one language must be found right.");
        }
        Map<String, LearnedModel.Selector> selectors =
                new TreeMap<>(issue.learned().selectors());
        results.forEach((language, result) -> {
            selectors.put(language, result.selector());
            say(language, result);
        });
        if (!dryRun) {
            Path learned = LearnedFile.of(issueFile(settings));
            LearnedFile.write(learned, issue.learned().withSelectors(selectors));
            shell.print("Wrote " + learned + "; restart OnRecord to use it.");
        }
        return 0;
    }

    private void say(String language, SelectorFitter.Result result) {
        shell.printf(
                "%s: of %d sides, %d are told and %d of these are right (precision %.2f, recall %.2f), each passage"
                        + " decided by what the others taught. A told side has a score of at least %.3f. The mean"
                        + " difference between score and share of right sides is %.3f.%n",
                language,
                result.sides(),
                result.told(),
                result.right(),
                result.right() / (double) Math.max(1, result.told()),
                result.right() / (double) Math.max(1, result.sides()),
                result.selector().told(),
                result.error());
        result.selector()
                .own()
                .forEach((side, told) -> shell.print(
                        told > 1
                                ? "  " + side + " is never told without a person."
                                : "  " + side + " needs a score of " + told + "."));
    }
}
