package org.onrecord.app.run;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.analysis.SharedFinders;
import org.onrecord.processor.model.Embedder;

/**
 * What the processors of several issues share to read documents: the models, what was found in a document, and the processor cores. However many issues are watched, no more
 * documents are read at once than there are threads, in turn, so that an issue that reads the whole history does not hold up the others.
 */
final class SharedReading {
    private final ReadingModels models;
    private final SharedFinders finders = new SharedFinders();
    private final Semaphore turns;

    /** @param threads how many documents may be read at once */
    SharedReading(ReadingModels models, int threads) {
        this.models = models;
        this.turns = new Semaphore(threads, true);
    }

    /** Returns the reader of an issue. */
    Function<Document, Analysis> reader(Issue issue) {
        Analyzer analyzer = models.analyzer(issue, finders);
        return document -> {
            turns.acquireUninterruptibly();
            try {
                return analyzer.analyzeForIssue(document);
            } finally {
                turns.release();
            }
        };
    }

    Embedder embedder() {
        return models.embedder();
    }

    /** Returns the ids of the models. */
    String models() {
        return models.id();
    }
}
