package org.onrecord.processor.shift;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The weeks in which a side was listened to: in any other week nothing of it is a gap, and no zero.
 *
 * @param weeks the Mondays of the weeks, by side
 */
public record Coverage(Map<String, NavigableSet<LocalDate>> weeks) {

    /**
     * What can be said where only the statements are known: a week is covered if the side said anything official on the issue in it. A
     * week of which that is not true may have been quiet or unheard; it is left out, and counts for nothing.
     */
    public static Coverage ofStatements(List<DistinctStatement> statements) {
        Coverage coverage = new Coverage(new HashMap<>());
        for (DistinctStatement each : statements) {
            LocalDate day = each.member().day();
            if (day != null) {
                coverage.add(each.member().actor().side(), day);
            }
        }
        return coverage;
    }

    /** Adds the week of a day on which the side was heard. */
    public void add(String side, LocalDate day) {
        weeks.computeIfAbsent(side, unseen -> new TreeSet<>()).add(monday(day));
    }

    /** The Mondays of a side's covered weeks up to the one in which the day lies, in order. */
    List<LocalDate> weeks(String side, LocalDate asOf) {
        NavigableSet<LocalDate> all = weeks.getOrDefault(side, Collections.emptyNavigableSet());
        return List.copyOf(all.headSet(asOf, true));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
