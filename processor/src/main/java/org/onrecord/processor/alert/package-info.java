/**
 * Decides which alerts hold, and words them. Pure.
 *
 * <p>Entry points: {@link org.onrecord.processor.alert.FirstPosition}, {@link org.onrecord.processor.alert.Reversal}, {@link
 * org.onrecord.processor.alert.ShiftAlerts}.
 */
@NullMarked
package org.onrecord.processor.alert;

import org.jspecify.annotations.NullMarked;
