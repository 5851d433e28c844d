package org.onrecord.dashboard.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
            Nearest nearest = new Nearest(new Place(
                    day.toEpochDay(),
                    statement.document().id(),
                    statement.span().start()));
            Query same = IndexQueries.allOf(List.of(
                    StatementQuery.distinctCounted(statement.issue()),
                    IndexQueries.term(IndexFields.ACTOR, actor.get()),
                    IndexQueries.term(IndexFields.CLAIM, claim)));
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
                        nearest.consider(
                                segment.firstEntry() + entry,
                                new Place(said, documents.of(entry), starts.of(entry, 0)));
                    }
                };
            });
            if (nearest.before >= 0 || nearest.after >= 0) {
                all.add(new Neighbours(claim, item(snapshot, nearest.before), item(snapshot, nearest.after)));
            }
        }
        return List.copyOf(all);
    }

    private static @Nullable StatementItem item(IndexSnapshot snapshot, int entry) {
        return entry < 0 ? null : StatementQuery.item(snapshot, entry);
    }

    /** Where a statement is in the order of lists: by day, and within a day by document and position. */
    private record Place(long day, String document, long start) {
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::day)
                .thenComparing(Place::document)
                .thenComparingLong(Place::start);
    }

    private static final class Nearest {
        private final Place here;
        private int before = -1;
        private int after = -1;
        private @Nullable Place placeBefore;
        private @Nullable Place placeAfter;

        Nearest(Place here) {
            this.here = here;
        }

        void consider(int entry, Place place) {
            int order = Place.ORDER.compare(place, here);
            if (order < 0 && (placeBefore == null || Place.ORDER.compare(place, placeBefore) > 0)) {
                before = entry;
                placeBefore = place;
            } else if (order > 0 && (placeAfter == null || Place.ORDER.compare(place, placeAfter) < 0)) {
                after = entry;
                placeAfter = place;
            }
        }
    }
}
