package org.onrecord.processor.statement.language;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.ReportedSpeech;
import org.onrecord.processor.statement.draft.SpeakerMention;
import org.onrecord.processor.statement.draft.Voice;

/** A reader of quoted and reported speech in one document. It remembers the last speaker. */
public interface ReportReader {
    /**
     * Returns the statements that a paragraph attributes to others.
     *
     * @param asked true in a question, which may report the side that it addresses
     */
    ReportedSpeech in(Span paragraph, Voice voice, boolean asked);

    /** Sets the last speaker, at the beginning of a speaker's part. */
    void lastSpeaker(@Nullable SpeakerMention speaker);

    /** Sets whom the words of a question address. */
    default void addressed(SpeakerMention speaker) {}
}
