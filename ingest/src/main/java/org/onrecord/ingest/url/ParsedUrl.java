package org.onrecord.ingest.url;

/** What a text is, read as a web address. */
public sealed interface ParsedUrl permits WebUrl, ParsedUrl.Bad {
    /** A text that is no web address, or one spelled so that programs would read it differently. */
    record Bad(String reason) implements ParsedUrl {}
}
