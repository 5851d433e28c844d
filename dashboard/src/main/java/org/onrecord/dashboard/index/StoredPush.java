package org.onrecord.dashboard.index;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.onrecord.dashboard.record.PushKey;

/**
 * A document that was pushed with an idempotency key.
 *
 * @param document id of the document
 */
public record StoredPush(@JsonProperty("mark") PushKey key, String document) {}
