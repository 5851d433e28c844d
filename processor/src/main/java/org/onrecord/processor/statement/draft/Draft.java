package org.onrecord.processor.statement.draft;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;

/**
 * A statement as first found, before it is nested and its speaker looked up in the registry.
 *
 * @param span the words
 * @param kind their form
 * @param speaker who says it, as far as the document tells
 * @param date its own date, or null
 * @param distanced true where whoever reports it rejects it
 */
public record Draft(
        Span span,
        Statement.Kind kind,
        SpeakerMention speaker,
        @Nullable LocalDate date,
        boolean distanced) {
    /** Returns the draft with other words. */
    public Draft withSpan(Span words) {
        return new Draft(words, kind, speaker, date, distanced);
    }

    Draft withDate(@Nullable LocalDate day) {
        return new Draft(span, kind, speaker, day, distanced);
    }

    Draft undistanced() {
        return new Draft(span, kind, speaker, date, false);
    }
}
