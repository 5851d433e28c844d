package org.onrecord.processor.trend;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Trend;

/** The calendar periods of a day. */
public final class Periods {
    private Periods() {}

    /** The period's name, e.g. {@code 2023-W25}; {@code undated} without a day. */
    public static String of(@Nullable LocalDate day, Trend.Bucket bucket) {
        if (day == null) {
            return Trend.UNDATED;
        }
        return switch (bucket) {
            case DAY -> day.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
            case QUARTER -> String.format(Locale.ROOT, "%d-Q%d", day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
        };
    }
}
