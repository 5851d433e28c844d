package org.onrecord.processor.limit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** A document exceeds a limit. The message names the limit and what to do. */
public final class TooMuchToReadException extends RuntimeException {
    private final boolean ofTime;

    private TooMuchToReadException(boolean ofTime, String message, Object... numbers) {
        super(String.format(Locale.ROOT, message, numbers));
        this.ofTime = ofTime;
    }

    boolean ofTime() {
        return ofTime;
    }

    static TooMuchToReadException characters(long found, int most) {
        return new TooMuchToReadException(
                false,
                "the document has %,d characters; at most %,d are read: split it into several documents",
                found,
                most);
    }

    static TooMuchToReadException sentences(int most) {
        return new TooMuchToReadException(
                false,
                "the document has more than %,d sentences about the issue, which is the most that the models read of one document: split it into"
                        + " several documents",
                most);
    }

    static TooMuchToReadException time(Duration most) {
        return time(most, "for one document: split it into several documents, or retry it on a faster machine");
    }

    /** @param remedy completes "the most ..." */
    static TooMuchToReadException time(Duration most, String remedy) {
        String seconds =
                BigDecimal.valueOf(most.toMillis(), 3).stripTrailingZeros().toPlainString();
        return new TooMuchToReadException(
                true, "reading the document took more than %s s of processor time, the most %s", seconds, remedy);
    }
}
