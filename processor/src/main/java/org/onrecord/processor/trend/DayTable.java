package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend.Holder;

/** The stored counts of holders by day. */
public interface DayTable {

    /** Returns the counts of a day, or of what has no date if the day is null. */
    DayCounts get(Holder holder, @Nullable LocalDate day);

    /** Sets the counts of a day; counts of nothing are not kept. */
    void put(Holder holder, @Nullable LocalDate day, DayCounts counts);

    /** Returns the days with statements from one day to another, both included. */
    SortedMap<LocalDate, DayCounts> between(Holder holder, LocalDate from, LocalDate to);
}
