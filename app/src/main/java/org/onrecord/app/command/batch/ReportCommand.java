package org.onrecord.app.command.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.app.shell.ShellCommand;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.Trend.Bucket;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.shift.DistinctStatement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code report}: shows how positions moved, by period and with every shift, without a broker. */
@Command(name = "report")
public final class ReportCommand extends ShellCommand {
    private static final int REPORT_EVERY = 100;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--by", paramLabel = "PERIOD", defaultValue = "quarter")
    private Bucket bucket = Bucket.QUARTER;

    @Option(names = "--from", paramLabel = "DAY")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY")
    private @Nullable LocalDate to;

    @Option(names = "--as-of", paramLabel = "DAY")
    private @Nullable LocalDate asOf;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--statements", paramLabel = "FILE")
    private @Nullable Path statements;

    private @Nullable ReadingModels models;
    private @Nullable Analyzer analyzer;
    private int documents;
    private int refused;

    @Override
    public Integer call() throws IOException {
        Issue issue = issue(settings());
        LocalDate first = from == null ? LocalDate.MIN : from;
        LocalDate day = asOf == null ? LocalDate.now(ZoneOffset.UTC) : asOf;
        LocalDate last = to == null || to.isAfter(day) ? day : to;
        if (first.isAfter(last)) {
            throw wrongUsage("--from lies after the last day, " + last + "; exchange the two days.");
        }
        StatementFiles read = new StatementFiles(document -> read(document, issue), this::refuse);
        try {
            files.forEach(read::add);
        } finally {
            if (models != null) {
                models.close();
            }
        }
        if (statements != null) {
            write(read.all(), statements);
        }
        List<DistinctStatement> distinct = read.distinct(issue.id(), first, last);
        long undated = read.undated(issue.id());
        if (undated > 0) {
            shell.say(undated + " official statements have no date and are left out.");
        }
        PositionReport report = PositionReport.of(issue, distinct, read.coverage(distinct, first, last), bucket, last);
        if (json) {
            shell.print(EventJson.mapper().writeValueAsString(report));
        } else {
            report.print(issue, shell.out());
        }
        return refused == 0 ? 0 : 1;
    }

    private List<Statement> read(Document document, Issue issue) {
        if (analyzer == null) {
            models = ReadingModels.load(settings().issues());
            analyzer = models.analyzer(issue);
        }
        if (++documents % REPORT_EVERY == 0) {
            shell.say(documents + " documents read");
        }
        return analyzer.analyzeForIssue(document).onIssue();
    }

    private void refuse(String reason) {
        refused++;
        shell.say("refused " + reason);
    }

    private static void write(List<Statement> all, Path file) {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Statement each : all) {
                stream.write(EventJson.write(each));
                stream.write('\n');
            }
        } catch (IOException e) {
            throw new Failure(
                    "The file " + file + " cannot be written (" + e + "); name another with --statements.", e);
        }
    }
}
