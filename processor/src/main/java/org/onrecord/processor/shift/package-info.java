/** Finds the changes of trends that chance does not explain: of stance, of emphasis, of volume. Pure. Entry point: {@link Shifts}. */
package org.onrecord.processor.shift;
