package org.onrecord.dashboard.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.DayRange;
import org.onrecord.events.Trend;

/** Calendar periods from which no document came in. Their number of statements is unknown, not zero. */
public final class CoverageGaps {
    private CoverageGaps() {}

    /** Returns the number of weeks from which documents came in. */
    public static int weeks(IndexSnapshot snapshot) {
        return covered(snapshot, Optional.empty(), Trend.Bucket.WEEK).size();
    }

    /**
     * Returns the gaps between the first and the last of some periods, oldest first.
     *
     * @param periods periods with statements, without {@code undated}
     * @param covered periods with documents
     */
    static List<String> between(SortedSet<String> periods, Set<String> covered, Trend.Bucket bucket) {
        if (periods.isEmpty()) {
            return List.of();
        }
        List<String> gaps = new ArrayList<>();
        String last = periods.last();
        LocalDate day =
                DayRange.ofPeriod(periods.first()).flatMap(DayRange::from).orElseThrow();
        for (String period = periods.first(); period.compareTo(last) < 0; period = bucket.period(day)) {
            if (!covered.contains(period) && !periods.contains(period)) {
                gaps.add(period);
            }
            day = DayRange.ofPeriod(period).flatMap(DayRange::to).orElseThrow().plusDays(1);
        }
        return gaps;
    }

    /**
     * Returns the periods from which documents came in, whether or not they are on the issue.
     *
     * @param side only documents from sources that speak for this side or for nobody; empty for all documents
     */
    static Set<String> covered(IndexSnapshot snapshot, Optional<String> side, Trend.Bucket bucket) {
        return snapshot.cached(new Question(side, bucket), () -> find(snapshot, side, bucket));
    }

    private record Question(Optional<String> side, Trend.Bucket bucket) {}

    private static Set<String> find(IndexSnapshot snapshot, Optional<String> side, Trend.Bucket bucket) {
        List<Query> documents = new ArrayList<>(List.of(IndexQueries.type("document")));
        side.map(id -> IndexQueries.anyOf(IndexFields.PUBLISHER_SIDE, List.of(id, "")))
                .ifPresent(documents::add);
        Set<Long> days = new HashSet<>();
        snapshot.scan(IndexQueries.allOf(documents), segment -> {
            IndexSegment.Numbers published = segment.numbers(IndexFields.PUBLISHED);
            return entry -> days.add(published.of(entry, Long.MIN_VALUE));
        });
        return days.stream()
                .filter(day -> day != Long.MIN_VALUE)
                .map(day -> bucket.period(LocalDate.ofEpochDay(day)))
                .collect(Collectors.toSet());
    }
}
