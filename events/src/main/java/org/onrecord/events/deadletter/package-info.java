/** Dead letters: what could not be processed, with the reason; written, listed, opened and retried. Entry point: {@link DeadLetterQueue}. */
@NullMarked
package org.onrecord.events.deadletter;

import org.jspecify.annotations.NullMarked;
