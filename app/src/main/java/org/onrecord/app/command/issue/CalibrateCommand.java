package org.onrecord.app.command.issue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.settings.Settings;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.events.issue.LearnedModel;
import org.onrecord.processor.gloss.GlossedPassages;
import org.onrecord.processor.learn.SelectorFitter;
import org.onrecord.processor.learn.SpanishHeads;
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

    @Override
    public Integer call() throws IOException {
        Settings settings = settings();
        Issue issue = issue(settings);
        List<PassageFile.Passage> labelled = PassageFile.read(files, issue);
        SelectorFitter fitter = new SelectorFitter(issue.precision());
        LearnedModel learned;
        try (ReadingModels models = ReadingModels.load(settings.issues())) {
            ModelStances stances = new ModelStances(issue, models.embedder(), models.stances());
            try (ProgressBar bar =
                    shell.bar("Reading").setInitialMax(labelled.size()).build()) {
                List<TrainingExample> examples =
                        PassageFile.examples(labelled, models.analyzer(issue), issue, bar::step);
                boolean hasReader = !issue.learned().reader().isEmpty();
                SpanishHeads spanish = new SpanishHeads(examples, models.embedder());
                Optional<LearnedModel.LanguageHeads> own = hasReader ? spanish.learned() : Optional.empty();
                // Without heads of their own, Spanish passages would fit a selector to what the reader makes of
                // glosses.
                examples.stream()
                        .filter(each -> !hasReader || own.isPresent() || !GlossedPassages.isSpanish(each.passage()))
                        .forEach(each -> fitter.add(each, stances.propose(each.passage(), spanish.without(each))));
                learned =
                        own.map(heads -> issue.learned().withHeads("es", heads)).orElse(issue.learned());
            }
        }
        SelectorFitter.Fitted fitted = fitter.fit()
                .orElseThrow(() -> new Failure(
                        "There are too few labelled sides: at least one must be found right, and 20 where the"
                                + " issue has a reader of its own."));
        Map<String, LearnedModel.Selector> selectors =
                new TreeMap<>(issue.learned().selectors());
        selectors.putAll(fitted.selectors());
        say(fitted);
        if (!dryRun) {
            Path file = LearnedFile.of(issueFile(settings));
            LearnedFile.write(file, learned.withSelectors(selectors));
            shell.print("Wrote " + file + "; restart OnRecord to use it.");
        }
        return 0;
    }

    private void say(SelectorFitter.Fitted fitted) {
        shell.printf(
                "A told side has a probability of at least %.3f. The mean difference between probability and share of right"
                        + " sides is %.3f. By cross-validation, each passage decided by what is learned from the others:%n",
                fitted.selectors().values().iterator().next().told(), fitted.error());
        SideReport report = new SideReport(shell);
        report.print(fitted.sides());
        report.untold(fitted.selectors());
    }
}
