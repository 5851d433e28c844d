/** Limits on the work that one document may cause. Entry point: {@link ReadingBudget}. */
@NullMarked
package org.onrecord.processor.limit;

import org.jspecify.annotations.NullMarked;
