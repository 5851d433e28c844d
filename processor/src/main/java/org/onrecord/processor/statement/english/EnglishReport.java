package org.onrecord.processor.statement.english;

import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.SpeakerMention;

/**
 * What one cue of an English sentence reports, with what decides whether it runs on into the next sentences.
 *
 * @param draft the words and their source
 * @param sentence number of the sentence in its paragraph
 * @param main true where the sentence as a whole is the report
 * @param toEnd true where the reported words reach the sentence's end
 */
record EnglishReport(Draft draft, int sentence, boolean main, boolean toEnd) {

    boolean direct() {
        return draft.kind() == Statement.Kind.DIRECT;
    }

    Span span() {
        return draft.span();
    }

    EnglishReport reaching(Span span) {
        return new EnglishReport(
                new Draft(span, draft.kind(), draft.speaker(), draft.date(), draft.distanced()), sentence, main, toEnd);
    }

    /** The next part of the same quotation, which runs on into nothing. */
    EnglishReport goingOn(Span span, SpeakerMention speaker, int inSentence) {
        Draft next = new Draft(span, Statement.Kind.DIRECT, speaker, draft.date(), false);
        return new EnglishReport(next, inSentence, false, false);
    }
}
