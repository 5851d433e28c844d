/** Decides which alerts hold, and words them. Pure. Entry points: {@link FirstPosition}, {@link Reversal}, {@link ShiftAlerts}. */
@NullMarked
package org.onrecord.processor.alert;

import org.jspecify.annotations.NullMarked;
