package org.onrecord.dashboard.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexQueries;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Stance;
import org.onrecord.events.json.JsonName;

/**
 * Finds the statements in the review queue: counted ones with a stance whose score is below the threshold, the same words once. A
 * statement leaves the queue when an editor has decided each of its unsure stances.
 *
 * @param claim id of the claim of the unsure stance; empty for any
 * @param side the government spoken for; empty for any
 */
public record ReviewQuery(
        String issue, Optional<String> claim, Optional<String> actor, Optional<String> side, Order order) {

    public enum Order implements JsonName {
        /** Newest day first, undated last. */
        DAY,
        /** The stance closest to its threshold first: a decision there is most likely to change a label. */
        NEAREST
    }

    public ResultPage<StatementItem> page(IndexSnapshot snapshot, PageRequest request) {
        Sort sort = order == Order.DAY ? IndexQueries.newestDayFirst() : nearestFirst();
        return ResultPage.of(snapshot, query(), sort, request, entry -> StatementQuery.item(snapshot, entry));
    }

    /** Returns what waits for a decision on a claim, by side. */
    public static List<SideCount> countBySide(IndexSnapshot snapshot, String issue, String claim) {
        ReviewQuery onClaim = new ReviewQuery(issue, Optional.of(claim), Optional.empty(), Optional.empty(), Order.DAY);
        String inFavor = IndexFields.stance(claim, Stance.FAVOR.json());
        SortedMap<String, SideCount> counts = new TreeMap<>();
        snapshot.scan(onClaim.query(), segment -> {
            IndexSegment.Words sides = segment.words(IndexFields.SIDE);
            IntFunction<Boolean> favor =
                    segment.groupedSets(IndexFields.UNSURE_STANCE, stances -> stances.contains(inFavor));
            return entry -> {
                String side = sides.of(entry);
                counts.merge(side, SideCount.of(side, favor.apply(entry), 1), SideCount::plus);
            };
        });
        return List.copyOf(counts.values());
    }

    /** All unsure stances are below their threshold, so the one with the highest score is the closest to it. */
    private Sort nearestFirst() {
        String score = claim.map(IndexFields::unsureScore).orElse(IndexFields.UNSURE_SCORE);
        List<SortField> fields = new ArrayList<>(List.of(new SortField(score, SortField.Type.DOUBLE, true)));
        fields.addAll(List.of(IndexQueries.newestDayFirst().getSort()));
        return new Sort(fields.toArray(SortField[]::new));
    }

    private Query query() {
        return IndexQueries.allOf(
                List.of(StatementQuery.distinctCounted(issue), IndexQueries.term(IndexFields.ANY_UNSURE, true)),
                Map.of(IndexFields.UNSURE, claim, IndexFields.ACTOR, actor, IndexFields.SIDE, side));
    }
}
