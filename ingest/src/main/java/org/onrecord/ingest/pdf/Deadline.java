package org.onrecord.ingest.pdf;

import java.time.Duration;

/** The moment by which a PDF has to be read. */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Throws once the moment has passed. */
    void check() {
        if (System.nanoTime() - nanos > 0) {
            throw new LimitExceededException(PdfReader.TOO_SLOW);
        }
    }
}
