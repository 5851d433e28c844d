/**
 * When to send a request again.
 *
 * <p>Entry point: {@link org.onrecord.events.retry.RetryAfter}.
 */
@NullMarked
package org.onrecord.events.retry;

import org.jspecify.annotations.NullMarked;
