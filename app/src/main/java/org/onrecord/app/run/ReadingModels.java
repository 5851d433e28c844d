package org.onrecord.app.run;

import java.util.function.Function;
import org.onrecord.events.Document;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analysis;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.OnnxEmbedder;
import org.onrecord.processor.model.OnnxStanceReader;
import org.onrecord.processor.model.StanceReader;

/**
 * The models that this program reads documents with, whatever the issue.
 *
 * @param embedder of sentences
 * @param stances reader of sides
 */
public record ReadingModels(Embedder embedder, StanceReader stances) {

    /** Loads them; takes about a second. */
    public static ReadingModels load() {
        return new ReadingModels(OnnxEmbedder.load(), OnnxStanceReader.load());
    }

    /** Returns what analyzes the documents of an issue. */
    public Function<Document, Analysis> reader(Issue issue) {
        return Analyzer.of(issue, embedder, stances)::analyze;
    }

    /** Their ids, e.g. {@code bge-small-v1.5-q/onrecord-stance-1}. */
    public String id() {
        return embedder.id() + "/" + stances.id();
    }
}
