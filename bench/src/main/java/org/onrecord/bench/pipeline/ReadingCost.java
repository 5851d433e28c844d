package org.onrecord.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Document;
import org.onrecord.events.Statement;
import org.onrecord.events.file.Folders;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.events.issue.IssuePlaces;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.statement.StatementFinder;
import org.onrecord.processor.topic.IssueTerms;

/**
 * Measures what reading the documents of a file costs in processor time, which other work on the machine hardly changes: {@code ReadingCost
 * FILE.jsonl[.gz] ISSUE.yaml [DOCUMENTS]}. Documents are taken at even distances. Fails if a document that does not name the issue has a
 * statement on it, or if kept answers of the models lead to other statements.
 */
public final class ReadingCost {
    private static final OperatingSystemMXBean CLOCK =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int MOST = 300;

    private ReadingCost() {}

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 2) {
            out.println("ReadingCost FILE.jsonl[.gz] ISSUE.yaml [DOCUMENTS]");
            System.exit(2);
        }
        Issue issue = IssueFile.read(Path.of(args[1]), Path.of("actors"));
        List<Document> documents = CorpusFile.spread(
                CorpusFile.read(Path.of(args[0])), args.length > 2 ? Integer.parseInt(args[2]) : MOST);
        StatementFinder finder = StatementFinder.of(issue);
        documents.forEach(finder::find); // Compiles what is measured below.

        IssueTerms terms = IssueTerms.of(issue);
        List<Document> named = new ArrayList<>();
        List<Document> others = new ArrayList<>();
        double searching =
                seconds(() -> documents.forEach(each -> (terms.in(each).anywhere() ? named : others).add(each)));
        double findingAll = seconds(() -> documents.forEach(finder::find));
        double finding = seconds(() -> named.forEach(finder::find));

        Path folder = Files.createTempDirectory("onrecord-reading-cost");
        try {
            List<List<Statement>> first = new ArrayList<>();
            double reading = reading(folder.resolve("models"), issue, documents, first);
            List<List<Statement>> second = new ArrayList<>();
            double again = reading(folder.resolve("models"), issue, documents, second);
            boolean unnamed;
            try (ReadingModels models = ReadingModels.load()) {
                Analyzer analyzer = models.analyzer(issue);
                unnamed = others.stream()
                        .allMatch(each -> analyzer.analyze(each).onIssue().isEmpty());
            }
            int statements = first.stream().mapToInt(List::size).sum();
            out.printf(
                    Locale.ROOT,
                    "%d documents, %d of them name the issue; %d statements on it%nprocessor time a document: %.2f ms"
                            + " for the terms, %.2f ms for finding the statements of those that name it (%.2f ms for those"
                            + " of all), %.0f ms for everything, %.1f ms with kept answers of the models%ndocuments that"
                            + " do not name the issue have no statement on it: %b; kept answers give the same statements:"
                            + " %b%n",
                    documents.size(),
                    named.size(),
                    statements,
                    milliseconds(searching, documents),
                    milliseconds(finding, documents),
                    milliseconds(findingAll, documents),
                    milliseconds(reading, documents),
                    milliseconds(again, documents),
                    unnamed,
                    first.equals(second));
            System.exit(unnamed && first.equals(second) ? 0 : 1);
        } finally {
            Folders.delete(folder);
        }
    }

    private static double reading(Path answers, Issue issue, List<Document> documents, List<List<Statement>> read) {
        try (ReadingModels models = ReadingModels.cachedIn(answers, new IssuePlaces(List.of()))) {
            Analyzer analyzer = models.analyzer(issue);
            return seconds(() -> documents.forEach(
                    each -> read.add(analyzer.analyzeForIssue(each).onIssue())));
        }
    }

    private static double seconds(Runnable work) {
        long start = CLOCK.getProcessCpuTime();
        work.run();
        return (CLOCK.getProcessCpuTime() - start) / 1e9;
    }

    private static double milliseconds(double seconds, List<Document> documents) {
        return 1000 * seconds / Math.max(1, documents.size());
    }
}
