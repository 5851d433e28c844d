package org.onrecord.processor.standing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.processor.correction.DocumentCorrections;
import org.onrecord.processor.opinion.DocumentAnswers;

/**
 * Everything that the processor stores of one document.
 *
 * @param state null if no version of the document came yet
 * @param read its statements as the local models labelled them, before any answer and any correction
 * @param corrections of its statements, whether they exist or not
 * @param answers of the language model about its statements
 */
public record StoredDocument(
        String id,
        @Nullable DocumentState state,
        List<Statement> read,
        DocumentCorrections corrections,
        DocumentAnswers answers) {

    public StoredDocument with(DocumentState newState, List<Statement> statements) {
        return new StoredDocument(id, newState, statements, corrections, answers);
    }

    public StoredDocument with(DocumentCorrections known) {
        return new StoredDocument(id, state, read, known, answers);
    }

    public StoredDocument with(DocumentAnswers known) {
        return new StoredDocument(id, state, read, corrections, known);
    }
}
