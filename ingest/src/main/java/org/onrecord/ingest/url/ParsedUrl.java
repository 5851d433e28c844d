package org.onrecord.ingest.url;

/** The result of reading a text as a web address. */
public sealed interface ParsedUrl permits WebUrl, ParsedUrl.Bad {
    /** Not a web address, or one that programs could read differently. */
    record Bad(String reason) implements ParsedUrl {}
}
