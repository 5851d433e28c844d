package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * A sentence of a statement.
 *
 * @param at index of the sentence in the statement
 * @param day on which the statement counts; null if undated
 * @param wording the words, prepared for comparison
 * @param meaning the meaning, prepared for comparison
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

    /** By day, undated last, then by statement and index: the order in which sentences join formulations. */
    static final Comparator<SpokenSentence> EARLIEST = Comparator.comparing(
                    (SpokenSentence each) -> each.day == null ? LocalDate.MAX : each.day)
            .thenComparing(SpokenSentence::statement)
            .thenComparingInt(SpokenSentence::at);
}
