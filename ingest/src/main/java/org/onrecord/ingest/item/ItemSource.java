package org.onrecord.ingest.item;

import java.util.function.Consumer;

/** Where documents come from: it yields items when asked. */
public interface ItemSource {

    /** The source's id, e.g. {@code seeds}. */
    String id();

    /**
     * Yields what is new or changed since the last call. An item may come again unchanged; whoever takes it compares versions.
     *
     * @param sink takes each item; what it throws ends the call
     */
    void poll(Consumer<Item> sink);

    /** Forgets what was yielded, so that the next {@link #poll} yields everything again. */
    void forget();
}
