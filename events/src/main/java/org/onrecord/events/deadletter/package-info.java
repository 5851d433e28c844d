/** Dead letters: what could not be processed, with the reason; written, listed, opened and retried. Entry point: {@link DeadLetterQueue}. */
package org.onrecord.events.deadletter;
