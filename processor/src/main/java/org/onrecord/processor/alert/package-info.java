/** Decides which alerts hold, and words them. Pure. Entry points: {@link FirstPosition}, {@link Reversal}, {@link ShiftAlerts}. */
package org.onrecord.processor.alert;
