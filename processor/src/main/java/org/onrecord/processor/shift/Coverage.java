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
 * The weeks in which the sources cover a side. In other weeks no statements means no data, not zero statements.
 *
 * @param weeks the Mondays of the weeks, by side
 */
public record Coverage(Map<String, NavigableSet<LocalDate>> weeks) {

    /**
     * Returns the coverage as far as statements tell: a week is covered if the side said anything official on the issue in it. Other weeks may
     * have been quiet or not covered, and are left out.
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

    public void add(String side, LocalDate day) {
        weeks.computeIfAbsent(side, unseen -> new TreeSet<>()).add(monday(day));
    }

    /** Returns the Mondays of a side's covered weeks up to that of a day, in order. */
    List<LocalDate> weeks(String side, LocalDate asOf) {
        NavigableSet<LocalDate> all = weeks.getOrDefault(side, Collections.emptyNavigableSet());
        return List.copyOf(all.headSet(asOf, true));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
