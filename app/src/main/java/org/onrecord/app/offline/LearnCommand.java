package org.onrecord.app.offline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.onrecord.app.accuracy.LabelledPassage;
import org.onrecord.app.command.Shell;
import org.onrecord.app.command.ShellCommand;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.settings.Setting;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.Learned;
import org.onrecord.events.issue.LearnedFile;
import org.onrecord.processor.learn.Learning;
import org.onrecord.processor.learn.Lesson;
import org.onrecord.processor.passage.Passage;
import org.onrecord.processor.stance.ModelStances;
import org.onrecord.processor.topic.IssueExamples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue learn}: labelled passages become examples and a threshold of the issue. */
@Command(
        name = "learn",
        description =
                "Learns from labelled passages: writes NAME.learned.yaml beside the issue file NAME.yaml, which is read with it"
                        + " from then on, in place of what was learned before. One JSON object a line: id, text, lang, on_issue, stances,"
                        + " evidence (the deciding words by claim), optionally publisher, date, title, topics. Needs no broker.")
public final class LearnCommand extends ShellCommand {
    /** Fewer passages teach less than they mislead. */
    private static final int FEWEST = 10;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "labelled passages, JSON Lines")
    private List<Path> files = List.of();

    @Option(names = "--dry-run", description = "says what would be learned and what it is worth, and writes nothing")
    private boolean dryRun;

    /** The command where it was called. */
    public LearnCommand(Shell shell) {
        super(shell, Setting.ISSUE);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path issueFile = settings().issue();
        Issue issue = alone(issueFile);
        List<LabelledSets.Passage> labelled = new ArrayList<>();
        for (Path file : files) {
            labelled.addAll(LabelledSets.passages(file));
        }
        check(labelled, issue);
        try (Models models = Models.load(issue)) {
            List<Lesson> lessons = new ArrayList<>();
            for (LabelledSets.Passage passage : labelled) {
                lesson(passage, models).ifPresent(lessons::add);
            }
            CachedReader reader = new CachedReader(models.reader());
            Learning.Result result = new Learning(
                            issue,
                            known -> new IssueExamples.ByLanguage(known, models.embedder()),
                            known -> ModelStances.of(known, models.embedder(), reader))
                    .from(lessons);
            say(result, labelled.size() - lessons.size());
            if (!dryRun) {
                Path learned = LearnedFile.of(issueFile);
                LearnedFile.write(learned, result.learned());
                shell.out().println("Wrote " + learned + "; restart what runs with this issue file.");
            }
        }
        return 0;
    }

    private static void check(List<LabelledSets.Passage> labelled, Issue issue) {
        if (labelled.size() < FEWEST) {
            throw new Failure("There are " + labelled.size() + " labelled passages; learning needs " + FEWEST
                    + " at least, and gains from fifty on.");
        }
        for (LabelledSets.Passage passage : labelled) {
            for (String claim : passage.labels().stances().keySet()) {
                if (issue.claim(claim).isEmpty()) {
                    throw new Failure("The passage " + passage.labels().id() + " takes a side on the claim " + claim
                            + ", which the issue " + issue.id() + " does not have.");
                }
            }
        }
    }

    private static Optional<Lesson> lesson(LabelledSets.Passage passage, Models models) {
        LabelledPassage labels = passage.labels();
        Optional<Passage> words = models.analyzer().words(passage.document());
        return words.map(read -> new Lesson(read, labels.stances(), labels.evidence()));
    }

    private void say(Learning.Result result, int silent) {
        Learned learned = result.learned();
        int sides = learned.claims().values().stream()
                .mapToInt(claim -> claim.favor().size() + claim.against().size())
                .sum();
        int none = learned.claims().values().stream()
                .mapToInt(claim -> claim.none().size())
                .sum();
        shell.out()
                .printf(
                        Locale.ROOT,
                        "Learned from %d passages: %d sentences that take a side, %d that come near one and take none; a side"
                                + " is given from a score of %.2f on.%n",
                        learned.passages(),
                        sides,
                        none,
                        learned.thresholds().get("stance"));
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
