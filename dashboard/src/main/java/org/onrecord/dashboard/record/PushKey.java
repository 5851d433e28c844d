package org.onrecord.dashboard.record;

/**
 * Identifies a push. It is kept in the headers of the document's record, so that a repeated push is recognised even after a restart.
 *
 * @param idempotencyKey as the sender gave it
 * @param body hash of the request body
 */
public record PushKey(String idempotencyKey, String body) {
    public static final String KEY_HEADER = "onrecord_idempotency_key";

    /** The header that holds the hash of the body. */
    public static final String BODY_HEADER = "onrecord_body";
}
