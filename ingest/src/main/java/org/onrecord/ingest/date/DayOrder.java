package org.onrecord.ingest.date;

/** The order of day and month in a date of numbers only, such as {@code 03/04/2024}. */
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST
}
