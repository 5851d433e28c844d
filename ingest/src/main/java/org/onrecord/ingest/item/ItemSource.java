package org.onrecord.ingest.item;

import java.util.function.Consumer;

/** A source that yields items when polled. A new object yields everything again. */
public interface ItemSource {

    /**
     * Yields what is new or changed since the last call. An item may be repeated unchanged; the caller compares
     * versions.
     *
     * @param sink takes each item; an exception of the sink ends the call
     */
    void poll(Consumer<Item> sink);

    /** Returns the path of the file that is being read, for other threads; empty before the first one. */
    String reading();
}
