package org.onrecord.ingest.sitemap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a sitemap into documents that a parser can hold one after the other: each has the start of the file up to its first entry, and some
 * whole entries, or some lines of a list of addresses. A small file is one piece.
 */
final class SitemapPieces {
    private static final int PIECE = 512 << 10;
    private static final int LONGEST_HEAD = 64 << 10;

    private static final Pattern FIRST_ENTRY = Pattern.compile("<(?:[\\w-]+:)?(?:url|sitemap)[\\s/>]");
    private static final Pattern END_OF_ENTRY = Pattern.compile("</(?:[\\w-]+:)?(?:url|sitemap)\\s*>");

    private final InputStream in;
    private final long mostBytes;
    private byte[] head = new byte[0];
    private byte[] left = new byte[0];
    private long bytes;
    private boolean started;

    SitemapPieces(InputStream in, long mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** Returns the next piece; empty at the end. */
    Optional<byte[]> next() throws IOException {
        byte[] read = in.readNBytes(PIECE);
        bytes += read.length;
        byte[] held = joined(left, read);
        left = new byte[0];
        if (held.length == 0) {
            return Optional.empty();
        }
        boolean more = read.length == PIECE;
        if (!started) {
            started = true;
            if (more) {
                head = Arrays.copyOf(held, firstEntry(held));
                held = Arrays.copyOfRange(held, head.length, held.length);
            }
        }
        int cut = more ? endOfLastEntry(held) : held.length;
        left = Arrays.copyOfRange(held, cut, held.length);
        return Optional.of(joined(head, Arrays.copyOf(held, cut)));
    }

    /** Returns true if the file is larger than allowed, as far as it has been read. */
    boolean isTooLarge() {
        return bytes > mostBytes;
    }

    private static int firstEntry(byte[] bytes) {
        Matcher entry = FIRST_ENTRY.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return entry.find() && entry.start() <= LONGEST_HEAD ? entry.start() : 0;
    }

    /** Returns where the last whole entry ends, or the last line of a list of addresses; a piece without either is taken whole. */
    private static int endOfLastEntry(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int last = END_OF_ENTRY
                .matcher(text)
                .results()
                .mapToInt(MatchResult::end)
                .max()
                .orElse(text.lastIndexOf('\n') + 1);
        return last == 0 ? bytes.length : last;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }
}
