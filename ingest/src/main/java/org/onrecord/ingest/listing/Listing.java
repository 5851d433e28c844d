package org.onrecord.ingest.listing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.FetchTask;

/** What a source listed when it was asked. */
public sealed interface Listing {
    /**
     * Its items.
     *
     * @param items in the order of the list
     * @param parts the addresses of further lists, as a sitemap index names them
     * @param movedTo where the list says that it is now
     * @param remark why there is nothing, where there is nothing; a sentence for people
     */
    record Read(List<Listed> items, List<String> parts, Optional<String> movedTo, String remark) implements Listing {}

    /** It is no list of the kind that the catalogue says; the reason names the remedy. */
    record Unreadable(String reason) implements Listing {}

    /**
     * An item of a list.
     *
     * @param id that the source gives it, else its address
     * @param url of its page; null where there is none
     * @param entry what the list says of it
     */
    record Listed(String id, @Nullable String url, FetchTask.Entry entry) {}
}
