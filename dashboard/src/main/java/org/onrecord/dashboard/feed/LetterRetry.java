package org.onrecord.dashboard.feed;

import java.util.Optional;
import org.onrecord.events.deadletter.RetryResult;

/** Writes the records of dead letters back to their topics. */
@FunctionalInterface
public interface LetterRetry {
    /**
     * Retries a letter, once.
     *
     * @param id of the letter
     * @return what became of it; empty where there is no such letter
     * @throws DocumentSink.UnavailableException if the broker does not answer, or somebody else retries letters at this moment
     */
    Optional<RetryResult> retry(String id);
}
