package org.onrecord.processor.topology;

import org.onrecord.events.Document;
import org.onrecord.processor.analysis.Analysis;

/** Reads a document into its statements; {@link org.onrecord.processor.analysis.Analyzer} does it with models. */
@FunctionalInterface
public interface DocumentReader {

    /** The statements of the document. An exception sends the document to the dead letters. */
    Analysis read(Document document);
}
