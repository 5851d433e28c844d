package org.onrecord.dashboard.summary;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.onrecord.dashboard.index.IndexFields;
import org.onrecord.dashboard.index.IndexSegment;
import org.onrecord.dashboard.index.IndexSnapshot;
import org.onrecord.dashboard.query.StatementQuery;
import org.onrecord.events.language.SpeakerName;

/**
 * An actor and the number of its statements.
 *
 * @param statements distinct statements, counted or not
 */
public record SpeakerCount(String actor, String name, String side, int tier, int statements) {
    private static final Comparator<SpeakerCount> MOST_STATEMENTS_FIRST = Comparator.comparingInt(
                    SpeakerCount::statements)
            .reversed()
            .thenComparing(SpeakerCount::name)
            .thenComparing(SpeakerCount::actor);

    private record Question(String issue) {}

    /** Returns the actors with statements on an issue, most statements first, without those that are no names. */
    public static List<SpeakerCount> of(IndexSnapshot snapshot, String issue) {
        return snapshot.cached(new Question(issue), () -> count(snapshot, issue));
    }

    private static List<SpeakerCount> count(IndexSnapshot snapshot, String issue) {
        Map<String, SpeakerCount> speakers = new HashMap<>();
        snapshot.scan(StatementQuery.distinct(issue), segment -> {
            IntFunction<String> actors = segment.grouped(IndexFields.ACTOR, actor -> actor);
            IntFunction<String> names = segment.grouped(IndexFields.NAME, name -> name);
            IntFunction<String> sides = segment.grouped(IndexFields.SIDE, side -> side);
            IndexSegment.Numbers tiers = segment.column(IndexFields.TIER);
            return entry -> {
                String actor = actors.apply(entry);
                int tier = (int) tiers.of(entry, 4);
                speakers.merge(
                        actor,
                        new SpeakerCount(actor, names.apply(entry), sides.apply(entry), tier, 1),
                        SpeakerCount::plus);
            };
        });
        return speakers.values().stream()
                .filter(each -> isOffered(each.actor, each.name))
                .sorted(MOST_STATEMENTS_FIRST)
                .toList();
    }

    /** Returns true for an actor of the registry and for any other with a name. */
    private static boolean isOffered(String actor, String name) {
        return !actor.isEmpty() && (!actor.startsWith("~") || SpeakerName.isName(name));
    }

    private SpeakerCount plus(SpeakerCount other) {
        return new SpeakerCount(actor, name, side, Math.min(tier, other.tier), statements + other.statements);
    }
}
