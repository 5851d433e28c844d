package org.onrecord.ingest.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Published;

/**
 * What a web page says: its main text, and what it says of itself.
 *
 * @param title of the article, without the site's name; may be empty
 * @param authors as written, in order; may be empty
 * @param publisher the site's or paper's name as the page gives it; null where it does not
 * @param published when the article was published, with its precision and where it was read; null where the page does not say
 * @param language BCP 47 tag; null where not known
 * @param canonical the address that the page calls its own, absolute; null where it names none
 * @param text the main text: paragraphs, headings, list items and quotes, divided by an empty line, line breaks as line feeds; may be
 *     empty
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
}
