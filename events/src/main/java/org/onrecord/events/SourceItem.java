package org.onrecord.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.http.Validators;

/**
 * What ingest remembers of an item of a source: the version that was last published as a document.
 *
 * @param item the id that the source gives the item
 * @param fetched when that version was fetched
 * @param page what is needed to fetch the item again; null if it is not fetched
 */
public record SourceItem(
        String source,
        String item,
        String document,
        String version,
        Instant fetched,
        @Nullable Page page) implements Event {

    /**
     * What is needed to fetch an item again.
     *
     * @param address where it is, after permanent redirects
     * @param redirect the target of a temporary redirect; null if there is none
     * @param hops how many redirects were followed so far
     * @param first when it was first requested
     * @param due when it is fetched next; null if never
     * @param failures how often fetching failed in a row
     * @param validators for a conditional request
     * @param capture the bytes of the version; null if they were not kept
     * @param entry what the source's list said of the item
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
        /** Returns a page that was not fetched yet. */
        public static Page asked(String address, int hops, Instant at, Instant due, FetchTask.Entry entry) {
            return new Page(address, null, hops, at, due, 0, Validators.NONE, null, entry);
        }

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

        public Page withEntry(FetchTask.Entry other) {
            return new Page(address, redirect, hops, first, due, failures, validators, capture, other);
        }
    }

    /** Returns what is remembered of a version of an item, whose document has the usual id. */
    public static SourceItem of(String source, String item, String version, Instant fetched, @Nullable Page page) {
        return new SourceItem(source, item, Ids.document(source, item), version, fetched, page);
    }

    public SourceItem with(@Nullable Page other) {
        return new SourceItem(source, item, document, version, fetched, other);
    }

    @Override
    public String key() {
        return source + "/" + item;
    }
}
