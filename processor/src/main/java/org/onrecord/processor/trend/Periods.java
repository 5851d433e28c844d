package org.onrecord.processor.trend;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend;

/** The calendar periods of a day. */
public final class Periods {
    private Periods() {}

    /** The period's name, e.g. {@code 2023-W25}; {@code undated} without a day. */
    public static String of(@Nullable LocalDate day, Trend.Bucket bucket) {
        return bucket.period(day);
    }
}
