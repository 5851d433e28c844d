package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ingest remembers of one item of a source: the version of it that was last published as a document.
 *
 * @param source the source's id
 * @param item the id that the source gives the item
 * @param document the document's id
 * @param version the version published
 * @param fetched when that version was fetched
 * @param page what is needed to fetch it again; null where it is not fetched
 */
public record SourceItem(
        String source,
        String item,
        String document,
        String version,
        Instant fetched,
        @Nullable Page page) implements Event {

    /** Of an item that is not fetched. */
    public SourceItem(String source, String item, String document, String version, Instant fetched) {
        this(source, item, document, version, fetched, null);
    }

    /**
     * What is needed to fetch an item again.
     *
     * @param address where it is, after permanent redirects
     * @param redirect where the address leads for now; null if nowhere else
     * @param hops how many redirects were followed so far in this fetch
     * @param first when it was first asked for
     * @param due when it is fetched next; null if never
     * @param failures how often that failed in a row
     * @param validators for a conditional request
     * @param capture the bytes that the version was read from; null where none were kept
     * @param entry what the source's list said of it
     */
    public record Page(
            String address,
            @Nullable String redirect,
            int hops,
            Instant first,
            @Nullable Instant due,
            int failures,
            @JsonUnwrapped Validators validators,
            @Nullable CaptureRef capture,
            FetchTask.Entry entry) {
        /** Returns this page after a fetch that ended: no failures and no redirects to continue from. */
        public Page fetched(String at, Validators newest, @Nullable CaptureRef bytes, @Nullable Instant next) {
            return new Page(at, null, 0, first, next, 0, newest, bytes, entry);
        }

        /** Returns this page after a fetch that failed; with 0 failures the next fetch starts afresh. */
        public Page failed(int times, @Nullable Instant next) {
            return times == 0
                    ? fetched(address, validators, capture, next)
                    : new Page(address, redirect, hops, first, next, times, validators, capture, entry);
        }

        /** Returns this page after a redirect that is to be followed. */
        public Page redirected(String at, @Nullable String to, int count, Instant next) {
            return new Page(at, to, count, first, next, failures, validators, capture, entry);
        }

        /** Returns this page with another entry. */
        public Page withEntry(FetchTask.Entry other) {
            return new Page(address, redirect, hops, first, due, failures, validators, capture, other);
        }
    }

    /** Returns this item with another page. */
    public SourceItem with(@Nullable Page other) {
        return new SourceItem(source, item, document, version, fetched, other);
    }

    @Override
    public String key() {
        return source + "/" + item;
    }
}
