package org.onrecord.processor.statement.draft;

import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;
import org.onrecord.events.time.StatedDate;

/**
 * A statement before it is nested and before its speaker is looked up in the registry.
 *
 * @param speaker the speaker as the document names it
 * @param date the statement's own date, or null
 * @param distanced true if whoever reports the statement rejects it
 */
public record Draft(
        Span span,
        Statement.Kind kind,
        SpeakerMention speaker,
        @Nullable StatedDate date,
        boolean distanced) {
    public Draft withSpan(Span words) {
        return new Draft(words, kind, speaker, date, distanced);
    }

    public Draft withDate(@Nullable StatedDate day) {
        return new Draft(span, kind, speaker, day, distanced);
    }

    Draft undistanced() {
        return new Draft(span, kind, speaker, date, false);
    }
}
