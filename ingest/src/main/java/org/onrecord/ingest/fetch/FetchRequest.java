package org.onrecord.ingest.fetch;

import org.onrecord.events.http.Validators;

/**
 * A request for a web address.
 *
 * @param url a web address as found; it is checked
 * @param validators of the copy that the caller has, so that an unchanged one is not sent again; else {@link
 *     Validators#NONE}
 * @param accept the media types wanted, as in an Accept header; empty for any
 */
public record FetchRequest(String url, Validators validators, String accept) {}
