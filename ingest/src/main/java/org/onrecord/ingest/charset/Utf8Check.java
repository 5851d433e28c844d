package org.onrecord.ingest.charset;

/** The result of checking whether bytes are UTF-8. */
enum Utf8Check {
    /** Only ASCII, without escape sequences of ISO-2022. */
    ASCII,
    /** UTF-8 with characters beyond ASCII. */
    BEYOND_ASCII,
    BROKEN;

    /**
     * With at least this many valid sequences for each invalid one the text counts as UTF-8: pages assembled from parts
     * often have a few wrong bytes.
     */
    private static final int GOOD_TO_BAD = 20;

    private static final byte ESCAPE = 0x1b;

    static Utf8Check of(byte[] bytes) {
        int good = 0;
        int bad = 0;
        boolean escaped = false;
        int at = 0;
        while (at < bytes.length) {
            byte next = bytes[at];
            if (next >= 0) {
                escaped |= next == ESCAPE;
                at++;
                continue;
            }
            int length = length(bytes, at);
            // A sequence cut off by the end of the bytes counts as valid.
            if (length == 0) {
                bad++;
                at++;
            } else {
                good++;
                at += length;
            }
        }
        if (good == 0 && bad == 0) {
            return escaped ? BROKEN : ASCII;
        }
        return bad == 0 || good >= (long) bad * GOOD_TO_BAD ? BEYOND_ASCII : BROKEN;
    }

    /** Returns the length of the sequence at an index; 0 if it is invalid. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
        if (first > 0xf4 || length == 0) {
            return 0;
        }
        for (int i = 1; i < length && at + i < bytes.length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return Math.min(length, bytes.length - at);
    }
}
