package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend.Holder;

/** The stored counts of holders by day. */
public interface DayTable {

    /** Returns the counts of a day; null stands for undated statements. */
    DayCounts get(Holder holder, @Nullable LocalDate day);

    /** Sets the counts of a day; empty counts are not stored. */
    void put(Holder holder, @Nullable LocalDate day, DayCounts counts);

    /** Returns the days with statements from one day to another, both included. */
    SortedMap<LocalDate, DayCounts> between(Holder holder, LocalDate from, LocalDate to);
}
