package org.onrecord.processor.statement.text;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.StatedDate;

/** A reader of dates in text. */
public interface DateReader {
    /**
     * Returns the first day in the words, else the first month or year; empty if there is none or its year is unknown.
     *
     * @param day the document's date, which completes a partial one, or null
     */
    Optional<StatedDate> in(String words, @Nullable LocalDate day);

    /** Returns the date in the words, or null if there is none or it is the document's own or still to come. */
    default @Nullable StatedDate otherIn(String words, @Nullable LocalDate day) {
        return in(words, day).filter(date -> other(date, day)).orElse(null);
    }

    /** Returns true for a date that is not the document's own and not still to come. */
    static boolean other(StatedDate date, @Nullable LocalDate day) {
        return day == null || !date.is(day) && !date.first().isAfter(day);
    }

    /** Returns true if the line holds only a date, with or without a time. */
    default boolean line(String line) {
        return line.length() <= 40
                && line.chars().filter(Character::isDigit).count() >= 3
                && in(line, null).flatMap(StatedDate::day).isPresent()
                && line.chars().filter(Character::isLetter).count() <= 16;
    }
}
