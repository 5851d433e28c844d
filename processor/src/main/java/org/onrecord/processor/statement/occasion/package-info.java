/** The events at which statements were made, found by {@link OccasionFinder}. */
package org.onrecord.processor.statement.occasion;
