package org.onrecord.app.learning;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.events.issue.Issue;
import org.onrecord.events.kafka.KafkaClients;
import org.onrecord.processor.learn.IssueLearner;
import org.onrecord.processor.learn.TrainingExample;
import org.onrecord.processor.model.AnswerStore;
import org.onrecord.processor.model.CachedStanceReader;

/** Learns from all answers of an issue, as {@code export training} and {@code issue learn} do, with one thread. */
record RoundLearner(KafkaClients kafka, ReadingModels models) {
    /**
     * Learns; returns empty if the answers are about too few statements.
     *
     * @param alone the issue without what was learned
     * @param training takes the labelled passages
     */
    Optional<IssueLearner.Result> learn(Issue alone, Path training) throws IOException, InterruptedException {
        Files.createDirectories(training.resolveSibling(""));
        SortedMap<String, byte[]> labelled = TrainingExamples.read(kafka, alone.id());
        try (OutputStream out = Files.newOutputStream(training)) {
            for (byte[] line : labelled.values()) {
                out.write(line);
                out.write('\n');
            }
        }
        List<PassageFile.Passage> passages = PassageFile.read(training).stream()
                .filter(passage -> passage.labels().stances().keySet().stream()
                        .allMatch(claim -> alone.claim(claim).isPresent()))
                .toList();
        return onOneThread(() -> {
            List<TrainingExample> examples = PassageFile.examples(passages, models.analyzer(alone), alone, () -> {});
            // The reader is not closed here: it belongs to the process.
            return examples.size() < PassageFile.FEWEST
                    ? Optional.empty()
                    : Optional.of(new IssueLearner(
                                    alone,
                                    models.embedder(),
                                    new CachedStanceReader(models.stances(), AnswerStore.inMemory()),
                                    () -> {},
                                    true)
                            .from(examples, List.of()));
        });
    }

    /** Runs a task on one thread, so that the other cores still read new documents. */
    private static <T> T onOneThread(Callable<T> work) throws InterruptedException {
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            return one.submit(work).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
