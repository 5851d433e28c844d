package org.onrecord.processor.statement.draft;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.Statement.Span;

/**
 * A statement as first found: its span and source, before nesting and the registry.
 *
 * @param span the words
 * @param kind their form
 * @param speaker who says it, as far as the document tells
 * @param date its own date, or null
 * @param distanced true where the words around it reject it
 */
public record Draft(
        Span span,
        Statement.Kind kind,
        SpeakerMention speaker,
        @Nullable LocalDate date,
        boolean distanced) {
    Draft plain() {
        return new Draft(span, kind, speaker, date, false);
    }

    Draft dated(@Nullable LocalDate day) {
        return new Draft(span, kind, speaker, day, distanced);
    }
}
