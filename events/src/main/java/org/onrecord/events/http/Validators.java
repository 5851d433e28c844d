package org.onrecord.events.http;

import org.jspecify.annotations.Nullable;

/**
 * What a server says of a copy so that a later request can ask whether there is a newer one (RFC 9110, section 8.8); kept as received.
 *
 * @param etag with its quotes; null where the server gives none
 * @param lastModified an HTTP date; null where the server gives none
 */
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** Of no copy, or of one without validators. */
    public static final Validators NONE = new Validators(null, null);

    /** The longest value kept: a server may send anything, and it is stored and sent back each time. */
    private static final int LONGEST = 1024;

    public Validators {
        etag = fit(etag) ? etag : null;
        lastModified = fit(lastModified) ? lastModified : null;
    }

    /** Returns these, or the older ones if these say nothing. */
    public Validators or(Validators older) {
        return equals(NONE) ? older : this;
    }

    private static boolean fit(@Nullable String value) {
        return value != null
                && !value.isBlank()
                && value.length() <= LONGEST
                && value.chars().noneMatch(Character::isISOControl);
    }
}
