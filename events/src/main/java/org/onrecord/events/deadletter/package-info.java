/**
 * Dead letters: input and records that could not be processed, with the reason; how they are written, listed, opened and retried.
 *
 * <p>Entry point: {@link org.onrecord.events.deadletter.DeadLetterQueue}.
 */
@NullMarked
package org.onrecord.events.deadletter;

import org.jspecify.annotations.NullMarked;
