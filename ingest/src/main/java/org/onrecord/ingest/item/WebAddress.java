package org.onrecord.ingest.item;

import java.util.Locale;

/** The addresses that a document may give as its own: http and https, so that no page shows a link that runs something. */
public final class WebAddress {
    private WebAddress() {}

    /** True if the address starts with {@code http://} or {@code https://} and has no control character in it. */
    public static boolean isOne(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return (lower.startsWith("http://") || lower.startsWith("https://"))
                && address.chars().noneMatch(Character::isISOControl);
    }
}
