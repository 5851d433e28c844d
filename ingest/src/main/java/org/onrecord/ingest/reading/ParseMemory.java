package org.onrecord.ingest.reading;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The memory that all parsers together may use. Many threads fetch at once; one whose document does not fit beside the others waits. */
public final class ParseMemory {
    private static final int UNIT = 1024;

    /** Half of the smallest heap that ingest is run with, which also holds the largest document alone. */
    private static final int UNITS = (96 << 20) / UNIT;

    /** Bytes of memory for a byte of a document: its text in UTF-16 a few times over, and attributes. */
    private static final int EACH_BYTE = 24;

    /** Bytes of memory for a tag: an element, its text, and what is measured of it. */
    private static final int EACH_TAG = 700;

    private static final Semaphore FREE = new Semaphore(UNITS, true);

    private ParseMemory() {}

    /** Reads a document as soon as there is memory for it. Not reentrant: {@code read} must not call this. */
    public static <T> T whileReading(byte[] document, Supplier<T> read) {
        int units = units(document);
        FREE.acquireUninterruptibly(units);
        try {
            return read.get();
        } finally {
            FREE.release(units);
        }
    }

    static int units(byte[] document) {
        long bytes = (long) document.length * EACH_BYTE;
        for (byte each : document) {
            bytes += each == '<' ? EACH_TAG : 0;
        }
        return (int) Math.min(UNITS, 1 + bytes / UNIT);
    }
}
