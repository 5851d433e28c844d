package org.onrecord.dashboard.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final Comparator<SpeakerCount> MOST_STATEMENTS_FIRST =
            Comparator.comparingInt(SpeakerCount::statements).reversed().thenComparing(SpeakerCount::name);

    private record Question(String issue) {}

    /** Returns the actors with statements on an issue, most statements first, without those that are no names. */
    public static List<SpeakerCount> of(IndexSnapshot snapshot, String issue) {
        return snapshot.cached(new Question(issue), () -> count(snapshot, issue));
    }

    private static List<SpeakerCount> count(IndexSnapshot snapshot, String issue) {
        List<Tally> all = new ArrayList<>();
        snapshot.scan(StatementQuery.distinct(issue), segment -> {
            IntFunction<Tally> tallies = segment.grouped(IndexFields.ACTOR, actor -> {
                Tally tally = new Tally(actor);
                all.add(tally);
                return tally;
            });
            IndexSegment.Words names = segment.words(IndexFields.NAME);
            IndexSegment.Words sides = segment.words(IndexFields.SIDE);
            IndexSegment.Numbers tiers = segment.numbers(IndexFields.TIER);
            return entry -> {
                Tally tally = tallies.apply(entry);
                if (tally.statements++ == 0) {
                    tally.name = names.of(entry);
                    tally.side = sides.of(entry);
                }
                tally.tier = Math.min(tally.tier, (int) tiers.of(entry, 4));
            };
        });
        Map<String, SpeakerCount> speakers = new TreeMap<>();
        for (Tally each : all) {
            if (each.isOffered()) {
                speakers.merge(each.actor, each.count(), SpeakerCount::plus);
            }
        }
        return speakers.values().stream().sorted(MOST_STATEMENTS_FIRST).toList();
    }

    /** The statements of an actor in one segment. */
    private static final class Tally {
        private final String actor;
        private String name = "";
        private String side = "";
        private int tier = Integer.MAX_VALUE;
        private int statements;

        Tally(String actor) {
            this.actor = actor;
        }

        /** Returns true for an actor of the registry and for any other with a name. */
        boolean isOffered() {
            return statements > 0 && !actor.isEmpty() && (!actor.startsWith("~") || SpeakerName.isName(name));
        }

        SpeakerCount count() {
            return new SpeakerCount(actor, name, side, tier, statements);
        }
    }

    private SpeakerCount plus(SpeakerCount other) {
        return new SpeakerCount(actor, name, side, Math.min(tier, other.tier), statements + other.statements);
    }
}
