/**
 * Decides what is worth telling. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.alert.FirstPosition}.
 */
@NullMarked
package org.onrecord.processor.alert;

import org.jspecify.annotations.NullMarked;
