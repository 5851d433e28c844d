package org.onrecord.bench.stance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.onrecord.bench.CorpusFile;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.issue.IssueFile;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Measures the speed of the whole analysis and of the stance model in it: {@code StanceSpeed FILE.jsonl.gz ISSUE.yaml
 * [DOCUMENTS]}. Analyses documents on two threads, then lets the stance model alone read the same pairs again. Prints
 * documents per second, the time per statement, where the time goes, which share of the pairs the gate passes to the
 * model, and pairs per second of the whole over those of the model alone.
 */
public final class StanceSpeed {
    private static final int THREADS = 2;
    private static final int WARM_UP = 20;

    private StanceSpeed() {}

    /** Records every query and the time of its answer. */
    private static final class RecordingReader implements StanceReader {
        private final StanceReader reader;
        private final Map<Query, String> asked = new ConcurrentHashMap<>();
        private final AtomicLong nanos = new AtomicLong();

        RecordingReader(StanceReader reader) {
            this.reader = reader;
        }

        @Override
        public Reading read(Query query, String language) {
            long start = System.nanoTime();
            Reading reading = reader.read(query, language);
            nanos.addAndGet(System.nanoTime() - start);
            asked.put(query, language);
            return reading;
        }

        @Override
        public String id() {
            return reader.id();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length < 2) {
            out.println("StanceSpeed FILE.jsonl.gz ISSUE.yaml [DOCUMENTS]");
            System.exit(2);
        }
        Issue issue = IssueFile.read(Path.of(args[1]), Path.of("actors"));
        int most = args.length > 2 ? Integer.parseInt(args[2]) : 300;
        List<Document> documents = documents(Path.of(args[0]), most + WARM_UP);
        try (OnnxEmbedder embedder = OnnxEmbedder.load();
                RecordingReader reader = new RecordingReader(OnnxStanceReader.load());
                StanceReader alone = OnnxStanceReader.load();
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Analyzer analyzer = Analyzer.of(issue, embedder, reader);
            StatementFinder finder = StatementFinder.of(issue);
            List<Document> first = documents.subList(0, Math.min(WARM_UP, documents.size() / 2));
            List<Document> rest = documents.subList(first.size(), documents.size());
            analyze(first, analyzer, threads);
            reader.asked.clear();
            reader.nanos.set(0);
            long finding = finding(rest, finder);
            long start = System.nanoTime();
            List<Analysis> read = analyze(rest, analyzer, threads);
            double whole = (System.nanoTime() - start) / 1e9;
            double model = reader.nanos.get() / 1e9;
            int statements = 0;
            int onIssue = 0;
            for (Analysis analysis : read) {
                statements += analysis.statements().size();
                onIssue += (int) analysis.statements().stream()
                        .filter(Analysis.Labelled::onIssue)
                        .count();
            }
            List<Map.Entry<StanceReader.Query, String>> pairs = new ArrayList<>(reader.asked.entrySet());
            double bare = bare(pairs, alone, threads);
            long claims = pairs.stream()
                    .filter(pair -> !pair.getKey().claim().startsWith("Topic: "))
                    .count();
            out.printf(
                    Locale.ROOT,
                    "%d documents in %.1f s: %.1f per second; %d statements, %d on the issue, %.1f ms per statement%n"
                            + "shares of the threads' time: model %.2f, finding statements %.3f, the rest (embedding, examples, sentences) %.2f%n"
                            + "%d pairs read, %d of them of a statement and a claim: %.3f of all such pairs%n"
                            + "%.1f pairs per second in the whole, %.1f by the model alone: %.2f%n",
                    rest.size(),
                    whole,
                    rest.size() / whole,
                    statements,
                    onIssue,
                    1000 * whole / Math.max(1, statements),
                    model / (THREADS * whole),
                    finding / 1e9 / (THREADS * whole),
                    1 - (model + finding / 1e9) / (THREADS * whole),
                    pairs.size(),
                    claims,
                    claims / (double) Math.max(1, statements * issue.claims().size()),
                    pairs.size() / whole,
                    pairs.size() / bare,
                    bare / whole);
        }
    }

    private static long finding(List<Document> documents, StatementFinder finder) {
        long start = System.nanoTime();
        documents.forEach(finder::find);
        return System.nanoTime() - start;
    }

    private static List<Analysis> analyze(List<Document> documents, Analyzer analyzer, ExecutorService threads)
            throws Exception {
        List<Future<Analysis>> tasks = new ArrayList<>();
        documents.forEach(document -> tasks.add(threads.submit(() -> analyzer.analyze(document))));
        List<Analysis> read = new ArrayList<>();
        for (Future<Analysis> task : tasks) {
            read.add(task.get());
        }
        return read;
    }

    private static double bare(
            List<Map.Entry<StanceReader.Query, String>> pairs, StanceReader reader, ExecutorService threads)
            throws Exception {
        for (Map.Entry<StanceReader.Query, String> pair : pairs.subList(0, Math.min(WARM_UP, pairs.size()))) {
            reader.read(new StanceReader.Query("Warm.", "", pair.getKey().sentences()), pair.getValue());
        }
        long start = System.nanoTime();
        List<Future<StanceReader.Reading>> tasks = new ArrayList<>();
        pairs.forEach(pair -> tasks.add(threads.submit(() -> reader.read(pair.getKey(), pair.getValue()))));
        for (Future<StanceReader.Reading> task : tasks) {
            task.get();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Returns up to the given number of documents of a file, at even distances. */
    private static List<Document> documents(Path file, int most) throws IOException {
        List<Document> all = CorpusFile.read(file);
        List<Document> drawn = new ArrayList<>();
        for (int i = 0; i < Math.min(most, all.size()); i++) {
            drawn.add(all.get((int) ((long) i * all.size() / Math.min(most, all.size()))));
        }
        return drawn;
    }
}
