package org.onrecord.ingest.fetch;

import org.onrecord.events.Validators;

/**
 * What is to be fetched.
 *
 * @param url a web address, as found; it is checked, so any text may stand here
 * @param validators of the copy that the caller has, so that an unchanged one is not sent again; else {@link Validators#NONE}
 * @param accept the media types wanted, as an Accept header says them; empty for any
 */
public record FetchRequest(String url, Validators validators, String accept) {
    /** A request without conditions or wishes. */
    public static FetchRequest of(String url) {
        return new FetchRequest(url, Validators.NONE, "");
    }
}
