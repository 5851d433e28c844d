package org.onrecord.dashboard.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.StatementQuery;

/**
 * An actor and the number of its statements.
 *
 * @param name name for people
 * @param statements distinct statements, counted or not
 */
public record SpeakerCount(String actor, String name, String side, int tier, int statements) {
    private static final Comparator<SpeakerCount> MOST_STATEMENTS_FIRST =
            Comparator.comparingInt(SpeakerCount::statements).reversed().thenComparing(SpeakerCount::name);

    /** Returns the actors with statements on an issue, most statements first. */
    public static List<SpeakerCount> of(IndexSnapshot snapshot, String issue) {
        Map<String, SpeakerCount> speakers = new TreeMap<>();
        snapshot.scan(StatementQuery.distinct(snapshot, issue), segment -> {
            IndexSegment.Words actors = segment.words(IndexFields.ACTOR);
            IndexSegment.Words names = segment.words(IndexFields.NAME);
            IndexSegment.Words sides = segment.words(IndexFields.SIDE);
            IndexSegment.Numbers tiers = segment.numbers(IndexFields.TIER);
            return entry -> {
                String actor = actors.of(entry);
                if (!actor.isEmpty()) {
                    SpeakerCount one =
                            new SpeakerCount(actor, names.of(entry), sides.of(entry), (int) tiers.of(entry, 4), 1);
                    speakers.merge(actor, one, SpeakerCount::plus);
                }
            };
        });
        return speakers.values().stream().sorted(MOST_STATEMENTS_FIRST).toList();
    }

    private SpeakerCount plus(SpeakerCount other) {
        return new SpeakerCount(actor, name, side, Math.min(tier, other.tier), statements + other.statements);
    }
}
