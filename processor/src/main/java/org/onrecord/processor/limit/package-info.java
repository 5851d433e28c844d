/**
 * Limits on the work that one document may cause.
 *
 * <p>Entry point: {@link org.onrecord.processor.limit.ReadingBudget}.
 */
@NullMarked
package org.onrecord.processor.limit;

import org.jspecify.annotations.NullMarked;
