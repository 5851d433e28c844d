package org.onrecord.app.command.issue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.shell.InputLines;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.events.stats.Share;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.limit.TooMuchToReadException;
import org.onrecord.processor.setup.IssueTrial;
import org.onrecord.processor.setup.MissedTerms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code issue try}: shows what an issue would find in documents. */
@Command(name = "try")
public final class TryIssueCommand extends ShellCommand {
    private static final int WORDS = 200;
    private static final int TERMS = 12;
    private static final double NANOS = 1e9;
    private static final Predicate<String> YES = Pattern.compile("(?i)y|yes").asMatchPredicate();
    private static final Predicate<String> NO = Pattern.compile("(?i)n|no").asMatchPredicate();

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DOCUMENTS", descriptionKey = "DOCUMENTS")
    private Path documents = Path.of("");

    @Option(names = "--most", paramLabel = "NUMBER")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--samples", paramLabel = "NUMBER", defaultValue = "20")
    private int samples = 20;

    @Option(names = "--judge")
    private boolean judge;

    private long nanos;
    private double precision;

    @Override
    public Integer call() throws IOException {
        Issue issue = issue(file, settings());
        precision = issue.precision();
        IssueTrial trial = new IssueTrial();
        try (ReadingModels models = ReadingModels.load(new IssuePlaces(List.of(file)))) {
            Analyzer analyzer = models.analyzer(issue);
            MissedTerms missed = new MissedTerms(issue, models.embedder());
            InputLines.documents(
                    documents,
                    "trial",
                    document -> {
                        if (trial.documents() < most && !shell.stopping()) {
                            read(document, analyzer, trial);
                            missed.add(document);
                        }
                    },
                    shell::say);
            print(issue, trial, missed.most(TERMS));
        }
        return 0;
    }

    private void read(Document document, Analyzer analyzer, IssueTrial trial) {
        long begun = System.nanoTime();
        try {
            trial.add(analyzer.analyze(document));
        } catch (TooMuchToReadException e) {
            shell.say(document.id() + " is left out: " + e.getMessage());
        }
        nanos += System.nanoTime() - begun;
    }

    private void print(Issue issue, IssueTrial trial, List<MissedTerms.Missed> missed) throws IOException {
        double seconds = nanos / NANOS;
        shell.printf(
                "%s: %d of %d documents are on the issue, with %d statements.%n",
                issue.title(), trial.onIssue(), trial.documents(), trial.statements());
        shell.printf(
                "It took %.0f s, %.1f documents a second.%n", seconds, trial.documents() / Math.max(seconds, 0.001));
        counts("Speaking for", trial.bySide());
        counts("Topics", trial.byTopic());
        Map<String, Integer> told = trial.told().stream()
                .collect(Collectors.toMap(
                        side -> side.claim() + " " + side.stance().json(), side -> 1, Integer::sum));
        counts("Positions that would be told", told);
        List<IssueTrial.Side> unsure = trial.justBelow(samples);
        if (!unsure.isEmpty()) {
            shell.printf("%nNot sure enough; would wait for a person:%n");
            unsure.forEach(this::print);
        }
        if (!missed.isEmpty()) {
            shell.printf("%nWords that may find more, in documents without a term:%n");
            missed.forEach(each -> shell.printf("  %s (%d documents)%n", each.word(), each.documents()));
        }
        judge(trial.toldSample(samples));
    }

    /** Shows what would be told, and asks of each whether it is right. */
    private void judge(List<IssueTrial.Side> told) throws IOException {
        if (told.isEmpty()) {
            shell.printf(
                    "%nNot taught yet: no position is sure enough to be told. Teach the issue on its review page, or with labelled passages"
                            + " (issue learn).%n");
            return;
        }
        shell.printf(
                "%nWould be told; judge these before you start to watch%s:%n",
                judge ? "" : " (--judge counts your answers)");
        int right = 0;
        int judged = 0;
        for (IssueTrial.Side side : told) {
            print(side);
            Optional<String> answer = judge ? shell.ask("Right? y or n; Enter to pass.") : Optional.empty();
            if (answer.filter(YES.or(NO)).isPresent()) {
                judged++;
                right += answer.filter(YES).isPresent() ? 1 : 0;
            }
        }
        if (judged > 0) {
            Share share = Share.of(right, judged);
            shell.printf(
                    "%n%d of %d judged positions are right: %.2f, 95%% interval %.2f to %.2f; the issue file demands %.2f.%n",
                    right, judged, share.value(), share.low(), share.high(), precision);
        }
    }

    private void counts(String what, Map<String, Integer> counts) {
        if (!counts.isEmpty()) {
            shell.printf(
                    "%s: %s%n",
                    what,
                    counts.entrySet().stream()
                            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .map(each -> (each.getKey().isEmpty() ? "none" : each.getKey()) + " " + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void print(IssueTrial.Side side) {
        shell.printf(
                "  %.2f %s %s: %s [%s], in \"%s\"%n       \"%s\"%n",
                side.score(),
                side.stance().json(),
                side.claim(),
                side.speaker().isEmpty() ? "no name" : side.speaker(),
                side.government(),
                shortened(side.title()),
                shortened(side.words()));
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= WORDS ? line : line.substring(0, WORDS) + " ...";
    }
}
