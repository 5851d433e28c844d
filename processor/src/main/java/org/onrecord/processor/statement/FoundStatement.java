package org.onrecord.processor.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;
import org.onrecord.events.time.StatedDate;

/**
 * A statement found in a document, before it is labelled.
 *
 * @param span where it stands in the document's text, in UTF-16 units; outer quotation marks and speaker labels excluded
 * @param kind form in which the words come
 * @param within index in the list of the found statements of the innermost one that contains it, or -1
 * @param answerTo index of the question that it answers, or -1
 * @param speaker as the document spells it
 * @param actor who that is
 * @param date its own date as exact as the document states it, else null
 * @param occasion the words of the document's text or title that name the event at which it was made, e.g. {@code regular press conference},
 *     else null
 * @param distanced words in it that are others' and not its speaker's, in order, none overlapping another
 */
public record FoundStatement(
        Statement.Span span,
        Statement.Kind kind,
        int within,
        int answerTo,
        Statement.Speaker speaker,
        Statement.Actor actor,
        @Nullable StatedDate date,
        @Nullable String occasion,
        List<Statement.Distanced> distanced) {}
