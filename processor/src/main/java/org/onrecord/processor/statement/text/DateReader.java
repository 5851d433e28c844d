package org.onrecord.processor.statement.text;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the day that words name. */
public interface DateReader {
    /**
     * Returns the first day that the words name; empty where they name none, or one whose year nothing supplies.
     *
     * @param day the document's own day, which supplies what is left out, or null
     */
    Optional<LocalDate> in(String words, @Nullable LocalDate day);

    /** True for a line that is a date, with or without a time, and nothing else. */
    default boolean line(String line) {
        return line.length() <= 40
                && line.chars().filter(Character::isDigit).count() >= 3
                && in(line, null).isPresent()
                && line.chars().filter(Character::isLetter).count() <= 16;
    }
}
