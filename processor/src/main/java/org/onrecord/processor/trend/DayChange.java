package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend.Holder;

/**
 * A change of the counts of a holder on a day.
 *
 * @param day null for statements without a date
 * @param counts by the subject's name, as in {@link DayCounts}; they may be negative
 */
public record DayChange(
        String issue, Holder holder, @Nullable LocalDate day, SortedMap<String, Counts> counts) {}
