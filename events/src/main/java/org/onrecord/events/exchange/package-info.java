/**
 * The JSON in which documents are imported and pushed: one object, as a line of a file or the body of a request.
 *
 * <p>Entry point: {@link org.onrecord.events.exchange.DocumentLine}.
 */
@NullMarked
package org.onrecord.events.exchange;

import org.jspecify.annotations.NullMarked;
