package org.onrecord.processor.statement.language;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Reported;
import org.onrecord.processor.statement.draft.Source;

/** Finds quoted and reported speech in the paragraphs of one document. Remembers who spoke last. */
public interface ReportReader {
    /**
     * Returns what a paragraph attributes to others.
     *
     * @param asked true in a question, where the side addressed is reported like any other
     */
    Reported in(Span paragraph, Reported.Mode mode, boolean asked);

    /** Sets who spoke last, where a speaker's part begins. */
    void lastSpeaker(@Nullable Source source);
}
