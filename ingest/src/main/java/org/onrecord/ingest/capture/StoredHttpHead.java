package org.onrecord.ingest.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The HTTP head of a decompressed payload. Header lines about the transfer get {@code X-Archive-Orig-} before their
 * name, as in other archives, and {@code Content-Length} is that of the stored payload. Everything else stays as
 * received.
 */
final class StoredHttpHead {
    private static final String ORIGINAL = "X-Archive-Orig-";
    private static final Set<String> ABOUT_THE_TRANSFER =
            Set.of("content-encoding", "transfer-encoding", "content-length");

    private StoredHttpHead() {}

    /**
     * Returns the head to store, with the final empty line.
     *
     * @throws IllegalArgumentException if the head does not start with a status line
     */
    static byte[] kept(byte[] received, int payloadLength) {
        String head = new String(received, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/")) {
            throw new IllegalArgumentException("an HTTP head begins with HTTP/, and this one does not");
        }
        List<String> kept = new ArrayList<>();
        for (String line : head.lines().takeWhile(line -> !line.isEmpty()).toList()) {
            kept.add(isAboutTheTransfer(line) ? ORIGINAL + line : line);
        }
        kept.add("Content-Length: " + payloadLength);
        return (String.join("\r\n", kept) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isAboutTheTransfer(String line) {
        return ABOUT_THE_TRANSFER.contains(name(line));
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }
}
