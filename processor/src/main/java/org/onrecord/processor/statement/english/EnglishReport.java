package org.onrecord.processor.statement.english;

import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.processor.statement.draft.Draft;
import org.onrecord.processor.statement.draft.SpeakerMention;

/**
 * The report of one cue of an English sentence, with the facts that decide whether later sentences continue it.
 *
 * @param sentence number of the sentence in its paragraph
 * @param main true if the whole sentence is the report
 * @param toEnd true if the reported words reach the end of the sentence
 */
record EnglishReport(Draft draft, int sentence, boolean main, boolean toEnd) {

    boolean direct() {
        return draft.kind() == Statement.Kind.DIRECT;
    }

    Span span() {
        return draft.span();
    }

    EnglishReport reaching(Span span) {
        return new EnglishReport(draft.withSpan(span), sentence, main, toEnd);
    }

    /** Returns the next part of the same quotation, which later sentences do not continue. */
    EnglishReport goingOn(Span span, SpeakerMention speaker, int inSentence) {
        Draft next = new Draft(span, Statement.Kind.DIRECT, speaker, draft.date(), false);
        return new EnglishReport(next, inSentence, false, false);
    }
}
