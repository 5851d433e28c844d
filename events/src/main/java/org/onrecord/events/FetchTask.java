package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish that an address be fetched, for the one process that owns its host.
 *
 * @param host the url's host and port, e.g. {@code harbours.example} or {@code harbours.example:8443}; the record's key
 * @param source the source's id
 * @param item the id that the source gives the item; empty where it is the source itself
 * @param address what is asked for, after permanent redirects
 * @param url what is to be fetched: {@code address}, or where it leads for now
 * @param hops how many redirects led to it
 * @param asked when the wish was made
 * @param entry what the source's list says of the item; null where it is the source itself
 */
public record FetchTask(
        String host,
        String source,
        String item,
        String address,
        String url,
        int hops,
        Instant asked,
        @Nullable Entry entry)
        implements Event {

    /**
     * What a source's list says of an item.
     *
     * @param title may be empty
     * @param published null where it does not say
     * @param language null where it does not say
     * @param stamp what changes when the item does, e.g. when it was updated; empty where the list has none
     * @param text the item's own text as the list carries it, plain; empty where it carries none
     */
    public record Entry(
            String title,
            @Nullable Published published,
            @Nullable String language,
            String stamp,
            String text) {}

    @Override
    public String key() {
        return host;
    }
}
