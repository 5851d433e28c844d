/**
 * The dead letters as people meet them: read, opened, and written back to where they came from.
 *
 * <p>Entry point: {@link org.onrecord.events.letter.LetterBox}.
 */
@NullMarked
package org.onrecord.events.letter;

import org.jspecify.annotations.NullMarked;
