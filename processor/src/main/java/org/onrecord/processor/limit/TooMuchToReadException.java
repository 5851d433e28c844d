package org.onrecord.processor.limit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** A document exceeds a limit. The message names the limit and what to do. */
public final class TooMuchToReadException extends RuntimeException {
    private TooMuchToReadException(String message) {
        super(message);
    }

    static TooMuchToReadException characters(long found, int most) {
        return new TooMuchToReadException(String.format(
                Locale.ROOT,
                "the document has %,d characters; at most %,d are read: split it into several documents",
                found,
                most));
    }

    static TooMuchToReadException sentences(int most) {
        return new TooMuchToReadException(String.format(
                Locale.ROOT,
                "the document has more than %,d sentences about the issue, which is the most that the models read of one document: split it into"
                        + " several documents",
                most));
    }

    static TooMuchToReadException time(Duration most) {
        return new TooMuchToReadException(
                "reading the document took more than " + seconds(most)
                        + " s of processor time, the most for one document: split it into several documents, or retry it on a faster machine");
    }

    static TooMuchToReadException timeOfSource(Duration most, int minutes) {
        return new TooMuchToReadException("reading the document took more than " + seconds(most)
                + " s of processor time, the most while other documents of its source take too long: retry it in "
                + minutes + " minutes");
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
