/**
 * Finds the changes of trends that chance does not explain: of stance, of emphasis, of volume. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.shift.Shifts}, every shift of an issue as of a day.
 */
@NullMarked
package org.onrecord.processor.shift;

import org.jspecify.annotations.NullMarked;
