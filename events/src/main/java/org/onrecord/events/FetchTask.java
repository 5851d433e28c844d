package org.onrecord.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;

/**
 * A request to fetch an address, for the process that owns its host.
 *
 * @param host the url's host and port, e.g. {@code harbours.example} or {@code harbours.example:8443}; the record's key
 * @param item the id that the source gives the item; empty for the source itself
 * @param address the requested address, after permanent redirects
 * @param url the address to fetch: {@code address}, or the target of its temporary redirect
 * @param hops how many redirects led to it
 * @param asked when the request was made
 * @param entry what the source's list says of the item; null for the source itself
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
     * @param published null if the list does not say
     * @param language null if the list does not say
     * @param stamp a value that changes with the item, e.g. the time of its last update; empty if the list has none
     * @param text the item's text in the list, plain; empty if the list has none
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
