package org.onrecord.app.offline;

import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;

/** An issue with the models that read documents for it. */
record Models(Issue issue, Embedder embedder, StanceReader reader, Analyzer analyzer) implements AutoCloseable {

    static Models load(Issue issue) {
        Embedder embedder = OnnxEmbedder.load();
        StanceReader reader = OnnxStanceReader.load();
        return new Models(issue, embedder, reader, Analyzer.of(issue, embedder, reader));
    }

    /** The same models for another issue; only the first is to be closed. */
    Models with(Issue other) {
        return new Models(other, embedder, reader, Analyzer.of(other, embedder, reader));
    }

    Analysis analyze(Document document) {
        return analyzer.analyze(document);
    }

    @Override
    public void close() {
        embedder.close();
        reader.close();
    }
}
