/**
 * When to try again after a failure.
 *
 * <p>Entry point: {@link org.onrecord.events.retry.RetryAfter}.
 */
@NullMarked
package org.onrecord.events.retry;

import org.jspecify.annotations.NullMarked;
