package org.onrecord.ingest.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;

/**
 * An article on a web page: its main text and its metadata.
 *
 * @param title of the article, without the site's name; may be empty
 * @param authors as written, in order; may be empty
 * @param publisher name of the site or newspaper as on the page; null if it names none
 * @param published the date of publication; null if the page does not say
 * @param language BCP 47 tag; null if not known
 * @param canonical address that the page names as its own, absolute; null if it names none
 * @param text the main text: paragraphs, headings, list items and quotes, separated by an empty line, with line feeds
 *     for line breaks; may be empty
 */
public record Page(
        String title,
        List<String> authors,
        @Nullable String publisher,
        @Nullable Published published,
        @Nullable String language,
        @Nullable String canonical,
        String text) {
    public Page {
        authors = List.copyOf(authors);
    }

    /** Returns an article that says nothing of itself but its title, which may be empty. */
    public static Page of(String title, String text) {
        return new Page(title, List.of(), null, null, null, null, text);
    }

    Page with(String mainText) {
        return new Page(title, authors, publisher, published, language, canonical, mainText);
    }
}
