package org.onrecord.processor.shift;

import java.time.LocalDate;
import java.util.List;
import org.onrecord.events.stats.DayCorrelation;
import org.onrecord.events.stats.DayShare;
import org.onrecord.events.stats.Share;

/**
 * The level of a series in a period: a share, or the number of statements a week.
 *
 * @param value the share from 0 to 1, or the number
 * @param low lower end of the 95 % interval
 * @param part number of statements that have the property
 * @param of number of statements among which they were counted, or of weeks
 */
public record Level(double value, double low, double high, int part, int of, LocalDate from, LocalDate to) {
    static Level share(List<DayShare> days, DayCorrelation correlation) {
        Share share = Share.of(days, correlation);
        return new Level(
                share.value(),
                share.low(),
                share.high(),
                share.part(),
                share.whole(),
                days.getFirst().day(),
                days.getLast().day());
    }
}
