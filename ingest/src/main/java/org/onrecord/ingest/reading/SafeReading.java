package org.onrecord.ingest.reading;

import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads documents so that only the document itself fails if it exceeds a limit or a parser has a bug. */
public final class SafeReading {
    private static final Logger LOG = LoggerFactory.getLogger(SafeReading.class);

    private SafeReading() {}

    /**
     * Reads a document.
     *
     * @param place where it was found, for the log
     * @param unreadable makes the result from the reason, a sentence for people
     */
    public static <T> T read(String place, Supplier<T> read, Function<String, T> unreadable) {
        try {
            return read.get();
        } catch (LimitExceededException e) {
            return unreadable.apply(e.reason());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("{} could not be read because of a bug; please report it.", place, e);
            return unreadable.apply("reading it failed because of a bug, please report it: " + e);
        }
    }
}
