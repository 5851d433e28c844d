/**
 * Whether shifts are found where there are some, and only there.
 *
 * <p>Entry classes: {@link org.onrecord.bench.shifts.ShiftPower}, {@link org.onrecord.bench.shifts.ShiftCopies}.
 */
package org.onrecord.bench.shifts;
