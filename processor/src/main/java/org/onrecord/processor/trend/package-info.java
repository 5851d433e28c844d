/** Counts distinct official statements by subject, holder and period. Pure. Entry point: {@link Contribution}, what one cluster adds. */
@NullMarked
package org.onrecord.processor.trend;

import org.jspecify.annotations.NullMarked;
