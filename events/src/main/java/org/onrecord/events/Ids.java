package org.onrecord.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.time.Published;

/**
 * Computes ids: hashes of the parts that identify a thing, so that every process computes the same id.
 *
 * <p>An id is the first 128 bits of a SHA-256 over its length-prefixed parts, as 32 hexadecimal digits.
 */
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    /** Returns the id of a document from the id of its source and the id that the source gives it. */
    public static String document(String source, String sourceItem) {
        return hash("document", source, sourceItem);
    }

    /** Returns the content hash of a document's version: of everything that a reader sees. */
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
     * Returns the id of a statement, which stays the same while the document contains the same words.
     *
     * @param occurrence 0 for the first statement of the document with this kind and quote
     */
    public static String statement(String document, Statement.Kind kind, String quote, int occurrence) {
        return hash("statement", document, kind.json(), quote, Integer.toString(occurrence));
    }

    /** Returns the id of an alert from its kind, its series and the id of what is new in it. */
    public static String alert(Alert.Kind kind, String series, String newThing) {
        return hash("alert", kind.json(), series, newThing);
    }

    /** Returns the id of a second opinion from the hash of the request and the model. */
    public static String opinion(String asked, String model) {
        return hash("opinion", asked, model);
    }

    public static String correction(
            String statement,
            Correction.Field field,
            @Nullable String subject,
            String value,
            String author,
            Instant at) {
        return hash("correction", statement, field.json(), orEmpty(subject), value, author, at.toString());
    }

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

    /** Returns the SHA-256 of bytes as 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
