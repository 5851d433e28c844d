package org.onrecord.bench.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.onrecord.bench.CorpusFile;
import org.onrecord.bench.Ratio;
import org.onrecord.events.Document;
import org.onrecord.events.EventJson;
import org.onrecord.events.Statement;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;

/**
 * Measures how fast documents are read on two threads, what the models are asked for, and how long the models alone take for the same
 * questions: {@code ReadingSpeed FILE.jsonl[.gz] ISSUE.yaml [DOCUMENTS] [STATEMENTS.jsonl]}. Documents are taken at even distances, and
 * twenty others are read before. The last argument names a file for the statements, to compare two versions.
 */
public final class ReadingSpeed {
    private static final OperatingSystemMXBean CLOCK =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int THREADS = 2;
    private static final int WARM_UP = 20;
    private static final int MOST = 300;

    private ReadingSpeed() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 2) {
            out.println("ReadingSpeed FILE.jsonl[.gz] ISSUE.yaml [DOCUMENTS] [STATEMENTS.jsonl]");
            System.exit(2);
        }
        Issue issue = IssueFile.read(Path.of(args[1]), Path.of("actors"));
        int most = args.length > 2 ? Integer.parseInt(args[2]) : MOST;
        List<Document> drawn = CorpusFile.spread(CorpusFile.read(Path.of(args[0])), most + WARM_UP);
        List<Document> warmUp = CorpusFile.spread(drawn, Math.min(WARM_UP, drawn.size() / 2));
        List<Document> documents = new ArrayList<>(drawn);
        documents.removeAll(warmUp);
        try (MeteredModels models = new MeteredModels(new OnnxEmbedder(), new OnnxStanceReader(List::of));
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Analyzer analyzer = Analyzer.of(issue, models.embedder(), models.stances(issue));
            read(warmUp, analyzer, threads);
            embedExamples(documents, analyzer);
            models.clear();
            long spent = CLOCK.getProcessCpuTime();
            long start = System.nanoTime();
            List<List<Statement>> read = read(documents, analyzer, threads);
            double whole = (System.nanoTime() - start) / 1e9;
            double processor = (CLOCK.getProcessCpuTime() - spent) / 1e9;
            print(out, documents, read, whole, processor, models);
            double bare = bare(models.asked(), threads);
            out.printf(
                    Locale.ROOT,
                    "the models alone answer the same questions in %.1f s of processor time: %.2f times that%n",
                    bare,
                    processor / bare);
            Ratio.print(
                    out,
                    "reading " + Path.of(args[0]).getFileName().toString().replaceAll("\\..*", ""),
                    processor,
                    bare,
                    String.format(
                            Locale.ROOT,
                            "%.1f documents a second on two cores by processor time, %.1f ms each, %.2f questions each",
                            THREADS * documents.size() / processor,
                            1000 * processor / documents.size(),
                            models.asked().size() / (double) documents.size()));
            if (args.length > 3) {
                write(Path.of(args[3]), read);
            }
        }
    }

    /** Reads documents until one is on the issue: that embeds the examples of the issue, which the product does once and keeps. */
    private static void embedExamples(List<Document> documents, Analyzer analyzer) {
        for (Document document : documents) {
            if (!analyzer.analyzeForIssue(document).onIssue().isEmpty()) {
                return;
            }
        }
    }

    private static void print(
            PrintStream out,
            List<Document> documents,
            List<List<Statement>> read,
            double whole,
            double processor,
            MeteredModels models) {
        out.printf(
                Locale.ROOT,
                "%d documents, %d of them with a statement on the issue, %d statements: %.1f s, %.1f documents a"
                        + " second; processor time %.1f s, %.1f ms a document: %.1f documents a second on two cores%n",
                documents.size(),
                read.stream().filter(each -> !each.isEmpty()).count(),
                read.stream().mapToInt(List::size).sum(),
                whole,
                documents.size() / whole,
                processor,
                1000 * processor / documents.size(),
                THREADS * documents.size() / processor);
        double inModels = 0;
        for (var meter : models.meters().entrySet()) {
            double seconds = meter.getValue().seconds();
            inModels += seconds;
            out.printf(
                    Locale.ROOT,
                    "%-40s %6d times, %6.1f s, %5.1f ms each, %4.1f %% of the processor time%n",
                    meter.getKey(),
                    meter.getValue().asked(),
                    seconds,
                    1000 * seconds / meter.getValue().asked(),
                    100 * seconds / processor);
        }
        out.printf(
                Locale.ROOT,
                "%-40s %6s        %6.1f s, %5.1f ms a document%n",
                "everything else",
                "",
                processor - inModels,
                1000 * (processor - inModels) / documents.size());
    }

    private static List<List<Statement>> read(List<Document> documents, Analyzer analyzer, ExecutorService threads)
            throws Exception {
        List<Callable<List<Statement>>> tasks = new ArrayList<>();
        documents.forEach(each -> tasks.add(() -> analyzer.analyzeForIssue(each).onIssue()));
        List<List<Statement>> read = new ArrayList<>();
        for (Future<List<Statement>> task : threads.invokeAll(tasks)) {
            read.add(task.get());
        }
        return read;
    }

    /** Returns the processor time in which models that know none of the answers give them. */
    private static double bare(List<MeteredModels.Question> questions, ExecutorService threads) throws Exception {
        try (OnnxEmbedder embedder = new OnnxEmbedder();
                OnnxStanceReader stances = new OnnxStanceReader(List::of)) {
            for (MeteredModels.Question each : CorpusFile.spread(questions, WARM_UP)) {
                each.ask(embedder, stances);
            }
            List<Callable<Void>> tasks = new ArrayList<>();
            questions.forEach(each -> tasks.add(() -> {
                each.ask(embedder, stances);
                return null;
            }));
            long spent = CLOCK.getProcessCpuTime();
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
            return (CLOCK.getProcessCpuTime() - spent) / 1e9;
        }
    }

    private static void write(Path file, List<List<Statement>> read) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (List<Statement> statements : read) {
                for (Statement statement : statements) {
                    lines.write(EventJson.mapper().writeValueAsString(statement));
                    lines.newLine();
                }
            }
        }
    }
}
