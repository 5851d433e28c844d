/** Limits on the work that one document may cause. Entry point: {@link ReadingBudget}. */
package org.onrecord.processor.limit;
