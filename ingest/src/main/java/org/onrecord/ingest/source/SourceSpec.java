package org.onrecord.ingest.source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.SourceState;
import org.onrecord.events.json.JsonName;

/**
 * A source in a catalogue: where it is, how it is read, and the defaults of its documents.
 *
 * @param id unique among all catalogues; part of the ids of its documents
 * @param address a URL or a path; empty for a push
 * @param side the government that the publisher speaks for; null if not given
 * @param tried when the address was last seen to work, as written in the catalogue, e.g. {@code never}
 */
public record SourceSpec(
        String id,
        Kind kind,
        String address,
        String publisher,
        @Nullable String side,
        SourceState.Defaults documents,
        Duration interval,
        Items items,
        String tried) {

    /** The interval of a source that names none. */
    public static final Duration USUAL_INTERVAL = Duration.ofMinutes(30);

    /**
     * Returns a watched folder that is in no catalogue; its id is its name.
     *
     * @throws IllegalArgumentException if the folder has no name, like the root
     */
    public static SourceSpec folder(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new IllegalArgumentException(
                    "the folder " + folder + " has no name that could be the source's; watch a folder below it");
        }
        return of(name.toString(), Kind.FOLDER, folder.toString(), Duration.ZERO);
    }

    /** Returns a web address that is in no catalogue. */
    public static SourceSpec at(Kind kind, String address) {
        return of("page", kind, address, USUAL_INTERVAL);
    }

    private static SourceSpec of(String id, Kind kind, String address, Duration interval) {
        return new SourceSpec(id, kind, address, "", null, SourceState.Defaults.NONE, interval, Items.PAGES, "");
    }

    /** How a source lists its items. */
    public enum Kind implements JsonName {
        /** RSS, Atom or JSON Feed. */
        FEED,
        /** A page with links, read by CSS selectors. */
        LIST,
        /** A sitemap or an index of sitemaps. */
        SITEMAP,
        /** A sitemap whose entries have the title and time of publication of articles. */
        NEWS_SITEMAP,
        FOLDER,
        JSONL,
        WARC,
        /** Documents pushed to {@code POST /api/v1/documents}. */
        PUSH;

        /** Returns true if it is polled over the web. */
        public boolean isWeb() {
            return switch (this) {
                case FEED, LIST, SITEMAP, NEWS_SITEMAP -> true;
                case FOLDER, JSONL, WARC, PUSH -> false;
            };
        }
    }

    /** Which text of an item becomes the document. */
    public enum Read implements JsonName {
        PAGE,
        /** The text in the list itself. */
        ENTRY
    }

    /**
     * How the items of a source are read.
     *
     * @param match takes only items whose address contains a match; null for all
     * @param select the selectors of a list page; null for other kinds
     */
    public record Items(
            Read read, @Nullable Pattern match, @Nullable Select select) {
        /** All items, each by its page. */
        public static final Items PAGES = new Items(Read.PAGE, null, null);
    }

    /**
     * The CSS selectors of a list page. All but the first are within an item.
     *
     * @param items one element for each item
     * @param link the element with the {@code href}
     * @param title the element whose text is the title; null if it is the link's
     * @param date the element whose text or {@code datetime} is the date; null if there is none
     * @param dateFormat a pattern of {@link java.time.format.DateTimeFormatter}; null for the usual forms
     */
    public record Select(
            String items,
            String link,
            @Nullable String title,
            @Nullable String date,
            @Nullable String dateFormat) {}
}
