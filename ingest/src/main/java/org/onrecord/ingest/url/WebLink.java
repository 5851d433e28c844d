package org.onrecord.ingest.url;

/** The addresses that a document may give as its own: http and https, so that no page shows a link that runs something. */
public final class WebLink {
    private WebLink() {}

    /** True if the address starts with {@code http://} or {@code https://} and has no control character in it. */
    public static boolean isOne(String address) {
        return (startsWith("http://", address) || startsWith("https://", address))
                && address.chars().noneMatch(Character::isISOControl);
    }

    private static boolean startsWith(String scheme, String address) {
        return address.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
