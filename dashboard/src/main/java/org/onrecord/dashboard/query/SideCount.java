package org.onrecord.dashboard.query;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.search.Query;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.events.Stance;

/**
 * How many statements of a side take a stance on a claim, or probably do.
 *
 * @param favor how many of them are in favour
 * @param against how many are against
 */
public record SideCount(String side, int statements, int favor, int against) {
    static SideCount of(String side, boolean inFavor, int statements) {
        return new SideCount(side, statements, inFavor ? statements : 0, inFavor ? 0 : statements);
    }

    SideCount plus(SideCount other) {
        return new SideCount(side, statements + other.statements, favor + other.favor, against + other.against);
    }

    /**
     * Counts by side.
     *
     * @param taking returns the query of the statements that take a stance, {@code favor} or {@code against}
     */
    public static SortedMap<String, SideCount> bySide(IndexSnapshot snapshot, Function<Stance, Query> taking) {
        SortedMap<String, SideCount> counts = new TreeMap<>();
        for (Stance stance : Stance.values()) {
            snapshot.count(taking.apply(stance), IndexFields.SIDE)
                    .forEach((side, number) ->
                            counts.merge(side, of(side, stance == Stance.FAVOR, number), SideCount::plus));
        }
        return counts;
    }
}
