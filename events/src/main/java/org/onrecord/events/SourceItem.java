package org.onrecord.events;

import java.time.Instant;

/**
 * What ingest remembers of one item of a source: the version of it that was last published as a document.
 *
 * @param source the source's id
 * @param item the id that the source gives the item
 * @param document the document's id
 * @param version the version published
 * @param fetched when that version was fetched
 */
public record SourceItem(String source, String item, String document, String version, Instant fetched)
        implements Event {
    @Override
    public String key() {
        return source + "/" + item;
    }
}
