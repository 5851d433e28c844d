package org.onrecord.app.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.onrecord.app.models.ReadingModels;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.SharedFinders;
import org.onrecord.processor.limit.SourceTime;
import org.onrecord.processor.statement.TextLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the processors of several issues share to read documents: the models, what was found in a document, and the
 * processor cores. At most as many documents are read at once as there are threads, and the issues take turns, so that
 * one that reads the whole history does not hold up the others.
 */
final class SharedReading {
    private static final Logger LOG = LoggerFactory.getLogger(SharedReading.class);

    /** Loading waits this long after the first statement, so that it does not slow a start. */
    private static final Duration SETTLED = Duration.ofSeconds(15);

    private final ReadingModels models;
    private final SharedFinders finders = new SharedFinders();
    private final SourceTime time = new SourceTime(InstantSource.system());
    private final Semaphore turns;

    /** The issues and languages whose models were loaded, or soon will be. */
    private final Set<List<String>> loaded = ConcurrentHashMap.newKeySet();

    /** @param threads how many documents may be read at once */
    SharedReading(ReadingModels models, int threads) {
        this.models = models;
        this.turns = new Semaphore(threads, true);
    }

    Function<Document, Analysis> reader(Issue issue) {
        Analyzer analyzer = models.analyzer(issue, finders);
        return document -> {
            turns.acquireUninterruptibly();
            try {
                Analysis analysis = analyzer.analyzeForIssue(document, time);
                if (!analysis.statements().isEmpty()) {
                    loadSoon(issue, TextLanguage.of(document));
                }
                return analysis;
            } finally {
                turns.release();
            }
        };
    }

    /**
     * Loads the models of a language in which an issue has statements. A start mostly finds its answers in the cache and
     * loads no model; without this, the first new document would wait seconds for one.
     */
    private void loadSoon(Issue issue, String language) {
        if (loaded.add(List.of(issue.id(), issue.learned().reader(), language))) {
            CompletableFuture.delayedExecutor(SETTLED.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> {
                        try {
                            models.load(issue, language);
                        } catch (RuntimeException e) {
                            LOG.debug("The models of {} are not loaded ahead", language, e);
                        }
                    });
        }
    }

    ReadingModels models() {
        return models;
    }
}
