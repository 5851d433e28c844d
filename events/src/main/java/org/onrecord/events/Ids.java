package org.onrecord.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The identities of things: hashes of what makes them what they are, so that every process gives one thing one id.
 *
 * <p>An id is the first 128 bits of a SHA-256 over its length-prefixed parts, as 32 hexadecimal digits.
 */
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    /** A document's id: its source's id and the id that the source gives it. */
    public static String document(String source, String sourceItem) {
        return hash("document", source, sourceItem);
    }

    /** The content hash of a document's version: everything that a reader of it sees. */
    public static String version(
            String publisher,
            @Nullable String side,
            @Nullable String url,
            String title,
            @Nullable Published published,
            @Nullable String language,
            String text) {
        return hash(
                "version",
                publisher,
                orEmpty(side),
                orEmpty(url),
                title,
                published == null ? "" : published.value(),
                orEmpty(language),
                text);
    }

    /**
     * A statement's id, stable as long as its document goes on saying the same: the document, the kind, the words, and
     * which of equal ones it is (0 for the first).
     */
    public static String statement(String document, Statement.Kind kind, String quote, int occurrence) {
        return hash("statement", document, kind.json(), quote, Integer.toString(occurrence));
    }

    /** An alert's id: its kind, its series and the id of the new thing in it. */
    public static String alert(Alert.Kind kind, String series, String newThing) {
        return hash("alert", kind.json(), series, newThing);
    }

    /** A second opinion's id: the hash of what was asked, and the model that was. */
    public static String opinion(String asked, String model) {
        return hash("opinion", asked, model);
    }

    /** A correction's id: the statement, which label is set to what, by whom and when. */
    public static String correction(
            String statement,
            Correction.Field field,
            @Nullable String subject,
            String value,
            String author,
            Instant at) {
        return hash("correction", statement, field.json(), orEmpty(subject), value, author, at.toString());
    }

    /** The hash of any parts, in order. */
    public static String hash(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** The SHA-256 of bytes, as 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
