package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Member;

/**
 * Finds the alerts that a tier 1 actor changes to the other side of a claim: a function of all its positions, in any order. It uses no
 * statistics: one statement of a leader, government or ministry is enough.
 *
 * <p>Positions are compared by day. Days with statements on both sides are skipped, since nothing tells which came last; so are positions
 * without a day and sides with a low score.
 */
public final class Reversal {
    private static final int BINDING = 1;

    /**
     * The least score of a side, from 0 to 1. One wrong label is enough for a wrong reversal: in 389 official statements of 18 months, eight
     * reversals were found without this limit. None was real, and each rested on a side with a lower score.
     */
    private static final double SURE = 0.6;

    private final Issue issue;

    /** Words its alerts with the claims of an issue. */
    public Reversal(Issue issue) {
        this.issue = issue;
    }

    /** What an actor says on a claim while it stays on one side. */
    private record Hold(Stance side, LocalDate since, LocalDate last, int statements, Position lastWords) {
        Hold goneOnTo(LocalDate day, List<Taken> taken) {
            return new Hold(
                    side,
                    since,
                    day,
                    statements + taken.size(),
                    taken.getFirst().position());
        }
    }

    private record Taken(String cluster, Position position) {}

    /**
     * Returns the alerts of a series, in the order of their days.
     *
     * @param series its name, see {@link Position#series}
     */
    public List<Alert> of(String series, Map<String, Position> positions) {
        List<Alert> alerts = new ArrayList<>();
        @Nullable Hold held = null;
        for (Map.Entry<LocalDate, List<Taken>> day : byDay(positions).entrySet()) {
            List<Taken> taken = day.getValue();
            Optional<Stance> side = onlySide(taken);
            if (side.isEmpty()) {
                continue;
            }
            if (held != null && held.side() == side.get()) {
                held = held.goneOnTo(day.getKey(), taken);
                continue;
            }
            if (held != null) {
                alerts.add(alert(series, held, day.getKey(), taken.getFirst()));
            }
            held = new Hold(
                    side.get(),
                    day.getKey(),
                    day.getKey(),
                    taken.size(),
                    taken.getFirst().position());
        }
        return alerts;
    }

    /** Returns the positions that count, by day; within a day in the order of the statements' ids. */
    private static SortedMap<LocalDate, List<Taken>> byDay(Map<String, Position> positions) {
        return positions.entrySet().stream()
                .map(entry -> new Taken(entry.getKey(), entry.getValue()))
                .filter(taken -> counts(taken.position()))
                .sorted(Comparator.comparing((Taken taken) -> taken.position().member(), Member.EARLIEST)
                        .thenComparing(Taken::cluster))
                .collect(Collectors.groupingBy(
                        taken -> Optional.ofNullable(taken.position().member().day())
                                .orElseThrow(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** Returns true if a position can make a reversal: it is of tier 1, dated, and its score is high enough. */
    static boolean counts(@Nullable Position position) {
        return position != null
                && position.member().day() != null
                && position.member().actor().tier() == BINDING
                && position.label().score() >= SURE;
    }

    private static Optional<Stance> onlySide(List<Taken> taken) {
        List<Stance> sides = taken.stream()
                .map(each -> each.position().label().stance())
                .distinct()
                .toList();
        return sides.size() == 1 ? Optional.of(sides.getFirst()) : Optional.empty();
    }

    private Alert alert(String series, Hold before, LocalDate day, Taken turn) {
        Position position = turn.position();
        Member member = position.member();
        Stance side = position.label().stance();
        Map<String, String> facts = position.facts();
        facts.put("shift", "reversal");
        facts.put("from", before.side().json());
        facts.put("to", side.json());
        facts.put("since", before.since().toString());
        facts.put("last", before.last().toString());
        facts.put("before", Integer.toString(before.statements()));
        return new Alert(
                Ids.alert(Alert.Kind.SHIFT, series, turn.cluster()),
                Alert.Kind.SHIFT,
                member.issue(),
                series,
                day,
                position.actorAndSide() + ": turned from " + Position.words(before.side()) + " to "
                        + Position.words(side) + " “" + position.claimText(issue) + "”",
                "An actor of tier 1 turned to the other side of this claim: " + statements(before) + ", and on " + day
                        + " " + Position.words(side) + ". Days with statements on both sides decide nothing.",
                facts,
                List.of(position.evidence(), before.lastWords().evidence()));
    }

    private static String statements(Hold before) {
        return before.statements()
                + (before.statements() == 1 ? " statement " : " statements ")
                + Position.words(before.side())
                + (before.since().equals(before.last())
                        ? " on " + before.since()
                        : " from " + before.since() + " to " + before.last());
    }
}
