/**
 * The form in which documents are handed in: one JSON object, as a line of a file or the body of a push.
 *
 * <p>Entry point: {@link org.onrecord.events.exchange.DocumentLine}.
 */
@NullMarked
package org.onrecord.events.exchange;

import org.jspecify.annotations.NullMarked;
