package org.onrecord.app.workbench;

import org.onrecord.events.issue.Issue;
import org.onrecord.processor.analysis.Analyzer;
import org.onrecord.processor.model.Embedder;
import org.onrecord.processor.model.StanceReader;

/** The models with which the workbench reads. */
public interface Models {
    /** Returns the model of sentence vectors. */
    Embedder embedder();

    /** Returns the model of stances. */
    StanceReader stances();

    /** Returns the ids of the models, e.g. {@code bge-small-v1.5-q/onrecord-stance-1}. */
    String id();

    /** Returns an analyzer for an issue. */
    Analyzer analyzer(Issue issue);
}
