package org.onrecord.ingest.pdf;

import java.time.Duration;
import org.onrecord.ingest.reading.LimitExceededException;

/** The time by which a PDF must have been read. */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Throws after the deadline. */
    void check() {
        if (System.nanoTime() - nanos > 0) {
            throw new LimitExceededException(PdfReader.TOO_SLOW);
        }
    }
}
