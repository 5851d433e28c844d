/**
 * Work that one process of many does at a time, beside the line from documents to alerts.
 *
 * <p>Entry point: {@link org.onrecord.processor.duty.Duty}.
 */
@NullMarked
package org.onrecord.processor.duty;

import org.jspecify.annotations.NullMarked;
