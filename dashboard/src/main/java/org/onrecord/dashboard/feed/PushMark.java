package org.onrecord.dashboard.feed;

/**
 * How a document was pushed, kept in the headers of its record so that a repeated push is known again after any restart.
 *
 * @param idempotencyKey as its sender gave it
 * @param body hash of the body
 */
public record PushMark(String idempotencyKey, String body) {
    /** The header with the key. */
    public static final String KEY_HEADER = "onrecord_idempotency_key";

    /** The header with the body's hash. */
    public static final String BODY_HEADER = "onrecord_body";
}
