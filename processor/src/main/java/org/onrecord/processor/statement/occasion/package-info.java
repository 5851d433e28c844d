/** The events at which statements were made, found by {@link OccasionFinder}. */
@NullMarked
package org.onrecord.processor.statement.occasion;

import org.jspecify.annotations.NullMarked;
