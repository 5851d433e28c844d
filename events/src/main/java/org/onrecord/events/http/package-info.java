/**
 * What both sides of an HTTP request agree on: when to ask again, and whether a copy is still the newest.
 *
 * <p>Entry points: {@link org.onrecord.events.http.RetryAfter} and {@link org.onrecord.events.http.Backoff}.
 */
@NullMarked
package org.onrecord.events.http;

import org.jspecify.annotations.NullMarked;
