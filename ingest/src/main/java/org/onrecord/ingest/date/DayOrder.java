package org.onrecord.ingest.date;

/** Which number comes first where a date is written in numbers alone and both could be a month: {@code 03/04/2024}. */
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST
}
