package org.onrecord.dashboard.feed;

import org.onrecord.events.Correction;

/** Where corrections go. */
@FunctionalInterface
public interface CorrectionSink {
    /**
     * Writes a correction and returns when it is safe.
     *
     * @throws DocumentSink.UnavailableException if it could not be made safe; nothing may be assumed of it then
     */
    void write(Correction correction);
}
