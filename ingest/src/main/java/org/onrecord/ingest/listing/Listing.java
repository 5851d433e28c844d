package org.onrecord.ingest.listing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.FetchTask;

/** What a source lists. */
public sealed interface Listing {
    /**
     * The items of the source.
     *
     * @param parts the addresses of further lists, as in a sitemap index
     * @param movedTo the new address that the list announces
     * @param remark why there is nothing, in a sentence; empty if there is something
     */
    record Read(List<Listed> items, List<String> parts, Optional<String> movedTo, String remark) implements Listing {}

    /**
     * A list that is cut off: only what stands before the break can be read.
     *
     * @param items those before the break
     * @param reason where it is cut off, with the remedy
     */
    record CutOff(List<Listed> items, Optional<String> movedTo, String reason) implements Listing {}

    /** Not a list of the kind that the catalogue says; the reason names the remedy. */
    record Unreadable(String reason) implements Listing {}

    /**
     * An item of a list.
     *
     * @param id the source's id of the item, else its address
     * @param url of its page; null if there is none
     * @param entry what the list says about the item
     */
    record Listed(String id, @Nullable String url, FetchTask.Entry entry) {}
}
