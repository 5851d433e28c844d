package org.onrecord.bench.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.onrecord.app.failure.Failure;
import org.onrecord.app.learning.PassageFile;
import org.onrecord.bench.accuracy.AccuracyCard.DocumentSet;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.statement.FoundStatement;
import org.onrecord.processor.statement.StatementFinder;

/**
 * Analyses labelled passages and documents on several threads, in the same way as the command {@code label} and the
 * processor.
 */
final class LabelledSetReader implements AutoCloseable {
    private final ExecutorService threads;
    private final BooleanSupplier stopping;
    private final Runnable step;
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong passages = new AtomicLong();

    /**
     * Makes a reader.
     *
     * @param stopping returns true once the work should end
     * @param step called after each passage or document
     */
    LabelledSetReader(int threads, BooleanSupplier stopping, Runnable step) {
        this.threads = Executors.newFixedThreadPool(threads);
        this.stopping = stopping;
        this.step = step;
    }

    /** Analyses the passages of a set; the answers come in the same order. */
    List<JudgedPassage> passages(LabelledSets.Passages set, Analyzer analyzer) throws InterruptedException {
        List<Callable<JudgedPassage>> tasks = new ArrayList<>();
        set.passages().forEach(passage -> tasks.add(() -> judge(passage, analyzer)));
        return all(tasks);
    }

    private JudgedPassage judge(PassageFile.Passage passage, Analyzer analyzer) {
        if (stopping.getAsBoolean()) {
            throw new Failure("Stopped; no card was written.");
        }
        long start = System.nanoTime();
        PassageAnswer answer = PassageAnswer.of(analyzer.readPassage(passage.document()));
        nanos.addAndGet(System.nanoTime() - start);
        passages.incrementAndGet();
        step.run();
        return new JudgedPassage(passage.labels(), answer);
    }

    /** Finds and scores the statements in the documents of a set. */
    DocumentSet documents(LabelledSets.Documents set, StatementFinder finder) throws InterruptedException {
        List<Callable<List<FoundStatement>>> tasks = new ArrayList<>();
        for (LabelledDocument each : set.documents()) {
            tasks.add(() -> {
                List<FoundStatement> found = finder.find(each.document());
                step.run();
                return found;
            });
        }
        DocumentScore score = DocumentScore.of(set.documents(), all(tasks));
        return DocumentSet.of(set.name(), set.documents().size(), score);
    }

    private <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(tasks)) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Failure failure) {
                    throw failure;
                }
                throw new IllegalStateException("a passage or document could not be analysed", e.getCause());
            }
        }
        return results;
    }

    /** Returns the mean time for a passage, in seconds. */
    double secondsPerPassage() {
        return passages.get() == 0 ? 0 : nanos.get() / 1e9 / passages.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
