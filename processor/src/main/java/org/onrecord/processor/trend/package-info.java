/** Counts distinct official statements by subject, holder and period. Pure. Entry point: {@link Contribution}, what one cluster adds. */
package org.onrecord.processor.trend;
