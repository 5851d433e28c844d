package org.onrecord.ingest.url;

/** Links that a page may safely show: {@code javascript:} and other schemes that run something are excluded. */
public final class WebLink {
    private WebLink() {}

    /** Returns true if the address starts with {@code http://} or {@code https://} and has no control characters. */
    public static boolean isOne(String address) {
        return (startsWith("http://", address) || startsWith("https://", address))
                && address.chars().noneMatch(Character::isISOControl);
    }

    private static boolean startsWith(String scheme, String address) {
        return address.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
