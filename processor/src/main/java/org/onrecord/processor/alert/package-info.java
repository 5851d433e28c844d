/**
 * Decides what is worth telling. Pure.
 *
 * <p>Entry points: {@link org.onrecord.processor.alert.FirstPosition} and {@link org.onrecord.processor.alert.Reversal}.
 */
@NullMarked
package org.onrecord.processor.alert;

import org.jspecify.annotations.NullMarked;
