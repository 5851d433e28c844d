package org.onrecord.ingest.source;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One source of a catalogue: where it is, how it is read, and what holds for all its documents.
 *
 * @param id unique among all catalogues; a document's id is made from it
 * @param kind how it lists its items
 * @param address a URL or a path; empty for a push
 * @param publisher who publishes it
 * @param side the government that the publisher speaks for; null if not said
 * @param tier how much the publisher's own words bind, 1 to 4; null if not said
 * @param language of its documents, where they do not say themselves; null if not said
 * @param speaker whose words the publisher's own text is: an actor's id or name; null if not said
 * @param interval how often it is asked
 * @param read what of an item becomes the document
 * @param match only items in whose address this is found; null for all
 * @param select where a list page has its items; null for another kind
 * @param tried when the address was last seen to work, in words of the catalogue, e.g. {@code never}
 */
public record SourceSpec(
        String id,
        Kind kind,
        String address,
        String publisher,
        @Nullable String side,
        @Nullable Integer tier,
        @Nullable String language,
        @Nullable String speaker,
        Duration interval,
        Read read,
        @Nullable Pattern match,
        @Nullable Select select,
        String tried) {

    /** How often a source is asked that does not say. */
    public static final Duration USUAL_INTERVAL = Duration.ofMinutes(30);

    /** A watched folder of which no catalogue says anything. */
    public static SourceSpec folder(String id, String path) {
        return new SourceSpec(
                id, Kind.FOLDER, path, "", null, null, null, null, Duration.ZERO, Read.PAGE, null, null, "");
    }

    /** A web address of which no catalogue says anything. */
    public static SourceSpec at(Kind kind, String address) {
        return new SourceSpec(
                "page", kind, address, "", null, null, null, null, USUAL_INTERVAL, Read.PAGE, null, null, "");
    }

    /** How a source lists its items. */
    public enum Kind {
        /** RSS, Atom or JSON Feed. */
        FEED,
        /** A page with links, read by CSS selectors. */
        LIST,
        /** A sitemap or an index of sitemaps. */
        SITEMAP,
        /** A sitemap whose entries say when and under which title an article appeared. */
        NEWS_SITEMAP,
        /** A folder of files. */
        FOLDER,
        /** A JSON Lines file. */
        JSONL,
        /** A WARC file. */
        WARC,
        /** Documents that somebody sends to {@code POST /api/v1/documents}. */
        PUSH;

        /** As a catalogue writes it, e.g. {@code news-sitemap}. */
        public String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** True if it is asked over the web. */
        public boolean isWeb() {
            return switch (this) {
                case FEED, LIST, SITEMAP, NEWS_SITEMAP -> true;
                case FOLDER, JSONL, WARC, PUSH -> false;
            };
        }

        /** True if it lies on disk and is watched there. */
        public boolean isOnDisk() {
            return switch (this) {
                case FOLDER, JSONL, WARC -> true;
                case FEED, LIST, SITEMAP, NEWS_SITEMAP, PUSH -> false;
            };
        }

        static Optional<Kind> of(String written) {
            return Arrays.stream(values())
                    .filter(kind -> kind.written().equals(written))
                    .findFirst();
        }
    }

    /** What of an item becomes the document. */
    public enum Read {
        /** The page at its address. */
        PAGE,
        /** The text that the list itself carries. */
        ENTRY
    }

    /**
     * Where a list page has its items, as CSS selectors; the latter three within an item.
     *
     * @param items one element for each item
     * @param link the element with the {@code href}
     * @param title the element whose text is the title; null if it is the link's
     * @param date the element whose text or {@code datetime} is the date; null if there is none
     * @param dateFormat of the date, as {@link java.time.format.DateTimeFormatter} writes it; null if it is a usual one
     */
    public record Select(
            String items,
            String link,
            @Nullable String title,
            @Nullable String date,
            @Nullable String dateFormat) {}
}
