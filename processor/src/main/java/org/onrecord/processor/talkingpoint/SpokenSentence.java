package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * One sentence of an actor on the issue.
 *
 * @param statement id of the statement that it is a part of
 * @param at which sentence of the statement, 0 for the first
 * @param document that carries it
 * @param day under which the statement counts; null is undated
 * @param actor who says it
 * @param topics ids of the topics of the statement
 * @param words verbatim
 * @param wording the same as it is compared
 * @param meaning the meaning, as it is compared
 */
record SpokenSentence(
        String statement,
        int at,
        Statement.DocumentRef document,
        @Nullable LocalDate day,
        Statement.Actor actor,
        List<String> topics,
        String words,
        SentenceShingles wording,
        QuantizedVector meaning) {

    /** Dated before undated, earlier before later, then by statement and place: the order in which sayings become talking points. */
    static final Comparator<SpokenSentence> EARLIEST = Comparator.comparing(
                    (SpokenSentence saying) -> saying.day == null ? LocalDate.MAX : saying.day)
            .thenComparing(SpokenSentence::statement)
            .thenComparingInt(SpokenSentence::at);
}
