package org.onrecord.processor.statement.language;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;

/** Finds quoted and reported speech in the paragraphs of one document. Remembers who spoke last. */
public interface ReportReader {
    /**
     * Returns what a paragraph attributes to others.
     *
     * @param asked true in a question, where the side addressed is reported like any other
     */
    ReportedSpeech in(Span paragraph, Voice voice, boolean asked);

    /** Sets who spoke last, where a speaker's part begins. */
    void lastSpeaker(@Nullable SpeakerMention speaker);
}
