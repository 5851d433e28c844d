/**
 * The dead letters as people meet them: read, opened, and written back to where they came from.
 *
 * <p>Entry point: {@link org.onrecord.events.deadletter.DeadLetterQueue}.
 */
@NullMarked
package org.onrecord.events.deadletter;

import org.jspecify.annotations.NullMarked;
