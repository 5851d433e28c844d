package org.onrecord.ingest.reading;

/**
 * The limits of a document, checked before it is parsed: a tag of four bytes becomes objects of hundreds. The parsers themselves bound the
 * rest: depth, attributes of a tag, and elements that a tag opens again.
 *
 * <p>Of 6,688 real pages, feeds and sitemaps in public test sets, the longest has 1.7 million characters and the one with the most markup
 * 20,000 tags. At the limits a page needs about 100 MB to be read.
 */
public final class DocumentLimits {
    /** The size of the largest text, web page, feed or line, in bytes. */
    public static final int MOST_BYTES = 8 << 20;

    /** The length of the longest page or feed, in UTF-16 units. */
    public static final int MOST_CHARS = 4 << 20;

    /** The largest number of tags and comments. */
    public static final int MOST_TAGS = 100_000;

    /** The length of the longest text in Markdown, in UTF-16 units: each character may be a node. */
    public static final int MOST_MARKDOWN = 1_000_000;

    private DocumentLimits() {}

    /**
     * Checks bytes before they are decoded.
     *
     * @throws LimitExceededException if there are too many
     */
    public static byte[] check(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new LimitExceededException("it has " + bytes.length + " bytes and at most " + MOST_BYTES
                    + " are read; split it, or take an address that gives less at once");
        }
        return bytes;
    }

    /**
     * Checks HTML or XML before it is parsed.
     *
     * @throws LimitExceededException if it is too long or has too much markup
     */
    public static String check(String markup) {
        checkLength(markup, MOST_CHARS);
        int tags = 0;
        for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
            tags++;
        }
        if (tags > MOST_TAGS) {
            throw new LimitExceededException("it has " + tags + " tags and at most " + MOST_TAGS
                    + " are read; split it, or take an address that gives less at once");
        }
        return markup;
    }

    /**
     * Checks Markdown before it is parsed.
     *
     * @throws LimitExceededException if it is too long
     */
    public static String checkMarkdown(String text) {
        checkLength(text, MOST_MARKDOWN);
        return text;
    }

    private static void checkLength(String text, int most) {
        if (text.length() > most) {
            throw new LimitExceededException("it has " + text.length() + " characters and at most " + most
                    + " are read; split it, or take an address that gives less at once");
        }
    }
}
