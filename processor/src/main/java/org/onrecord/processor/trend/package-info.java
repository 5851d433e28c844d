/**
 * Counts distinct official statements by subject, holder and calendar period. Pure.
 *
 * <p>Entry point: {@link org.onrecord.processor.trend.Contribution}, what one cluster adds to the trends.
 */
@NullMarked
package org.onrecord.processor.trend;

import org.jspecify.annotations.NullMarked;
