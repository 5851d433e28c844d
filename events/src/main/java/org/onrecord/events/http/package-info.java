/** What both sides of HTTP agree on: addresses, when to ask again, whether a copy is the newest. Entry point: {@link RetryAfter}. */
@NullMarked
package org.onrecord.events.http;

import org.jspecify.annotations.NullMarked;
