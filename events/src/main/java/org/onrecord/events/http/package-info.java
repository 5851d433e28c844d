/** What both sides of HTTP agree on: addresses, when to ask again, whether a copy is the newest. Entry point: {@link RetryAfter}. */
package org.onrecord.events.http;
