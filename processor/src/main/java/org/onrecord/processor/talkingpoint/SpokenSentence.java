package org.onrecord.processor.talkingpoint;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Statement;

/**
 * A sentence of a statement.
 *
 * @param at index of the sentence in the statement
 * @param wording the words, prepared for comparison
 * @param meaning the meaning, prepared for comparison
 */
record SpokenSentence(Statement source, int at, String words, SentenceShingles wording, QuantizedVector meaning) {
    /** By day, undated last, then by statement and index: the order in which sentences join formulations. */
    static final Comparator<SpokenSentence> EARLIEST = Comparator.comparing(
                    (SpokenSentence each) -> Objects.requireNonNullElse(each.day(), LocalDate.MAX))
            .thenComparing(SpokenSentence::statement)
            .thenComparingInt(SpokenSentence::at);

    String statement() {
        return source.id();
    }

    /** Returns the day on which its statement counts; null if undated. */
    @Nullable
    LocalDate day() {
        return source.day();
    }

    Stream<String> topics() {
        return source.topics().stream().map(Statement.TopicLabel::topic).distinct();
    }
}
