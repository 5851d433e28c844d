package org.onrecord.dashboard.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Statement;

/**
 * What the actor of a statement said on one of its claims before and after it: the nearest statement that counts on each side.
 *
 * @param before null if there is none
 * @param after null if there is none
 */
public record Neighbours(
        String claim,
        @Nullable StatementItem before,
        @Nullable StatementItem after) {

    /** Returns the neighbours on each claim of a statement; none for a statement without a day or an actor. */
    public static List<Neighbours> of(IndexSnapshot snapshot, StatementItem item) {
        Statement statement = item.statement();
        LocalDate day = statement.day();
        Optional<String> actor = statement.actor().key();
        if (day == null || actor.isEmpty()) {
            return List.of();
        }
        List<Neighbours> all = new ArrayList<>();
        for (String claim : statement.stances().stream()
                .map(Statement.StanceLabel::claim)
                .distinct()
                .toList()) {
            NavigableMap<Place, Integer> others = new TreeMap<>(Place.ORDER);
            Query same = IndexQueries.allOf(
                    StatementQuery.distinctCounted(statement.issue()),
                    IndexQueries.term(IndexFields.ACTOR, actor.get()),
                    IndexQueries.term(IndexFields.CLAIM, claim));
            snapshot.scan(same, segment -> {
                IndexSegment.Numbers days = segment.numbers(IndexFields.DAY);
                IndexSegment.Words documents = segment.words(IndexFields.DOCUMENT);
                IndexSegment.Numbers starts = segment.numbers(IndexFields.START);
                IndexSegment.Words clusters = segment.words(IndexFields.CLUSTER);
                return entry -> {
                    long said = days.of(entry, Long.MIN_VALUE);
                    if (said != Long.MIN_VALUE
                            && (statement.cluster().isEmpty()
                                    || !statement.cluster().equals(clusters.of(entry)))) {
                        others.putIfAbsent(
                                new Place(said, documents.of(entry), starts.of(entry, 0)),
                                segment.firstEntry() + entry);
                    }
                };
            });
            Place here = new Place(
                    day.toEpochDay(),
                    statement.document().id(),
                    statement.span().start());
            StatementItem before = item(snapshot, others.lowerEntry(here));
            StatementItem after = item(snapshot, others.higherEntry(here));
            if (before != null || after != null) {
                all.add(new Neighbours(claim, before, after));
            }
        }
        return List.copyOf(all);
    }

    private static @Nullable StatementItem item(IndexSnapshot snapshot, Map.@Nullable Entry<Place, Integer> place) {
        return place == null ? null : StatementQuery.item(snapshot, place.getValue());
    }

    /** Where a statement is in the order of lists: by day, and within a day by document and position. */
    private record Place(long day, String document, long start) {
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::day)
                .thenComparing(Place::document)
                .thenComparingLong(Place::start);
    }
}
