package org.onrecord.processor.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.events.Alert;
import org.onrecord.events.Ids;
import org.onrecord.events.Stance;
import org.onrecord.events.issue.Issue;
import org.onrecord.processor.trend.Member;

/**
 * Finds the alerts that a tier 1 actor changes to the other side of a claim: a function of all its positions, in any order. It uses no
 * statistics. The new side needs sure statements on two days, or one that a person confirmed; the former side needs a sure statement.
 *
 * <p>Positions are compared by day. Days with statements on both sides are skipped, since nothing tells which came last; so are positions
 * without a day. Alerts rest on sure positions alone, so that a doubtful one can neither make nor hide an alert. What all positions together
 * show beyond that would be an alert once a person confirms it.
 */
public record Reversal(Issue issue) {
    private static final int BINDING = 1;

    private record Taken(String cluster, Position position) {
        LocalDate day() {
            return Optional.ofNullable(position.member().day()).orElseThrow();
        }

        Stance side() {
            return position.label().stance();
        }
    }

    /** What an actor says on a claim while it stays on one side, by day. */
    private record Hold(List<Taken> taken) {
        Taken first() {
            return taken.getFirst();
        }

        Stance side() {
            return first().side();
        }

        LocalDate last() {
            return taken.getLast().day();
        }

        Position lastWords() {
            return taken.stream()
                    .filter(each -> each.day().equals(last()))
                    .findFirst()
                    .orElseThrow()
                    .position();
        }

        Hold and(Hold later) {
            List<Taken> all = new ArrayList<>(taken);
            all.addAll(later.taken);
            return new Hold(all);
        }

        boolean isSure() {
            return taken.stream().anyMatch(each -> each.position().isSure());
        }

        /** Returns what makes this side sure enough to replace another: a confirmed position, else a sure one on a second day. */
        Optional<Taken> proof() {
            List<Taken> sure =
                    taken.stream().filter(each -> each.position().isSure()).toList();
            return sure.stream()
                    .filter(each -> each.position().isConfirmed()
                            || !each.day().equals(sure.getFirst().day()))
                    .findFirst();
        }

        boolean outweighs(Hold other) {
            return proof().isPresent() || (isSure() && !other.isSure());
        }
    }

    private record Turn(Hold before, Hold after) {
        LocalDate day() {
            return after.first().day();
        }

        /** Returns the positions that a person must confirm to make it an alert. */
        List<Position> toConfirm() {
            List<Position> unsure = new ArrayList<>();
            Position first = after.first().position();
            if (after.proof().isEmpty() || !first.isSure()) {
                unsure.add(first);
            }
            if (!before.isSure()) {
                unsure.add(before.lastWords());
            }
            return unsure;
        }
    }

    /**
     * Returns the alerts of a series, and behind them what would be one, each in the order of their days.
     *
     * @param series its name, see {@link Position#series}
     */
    public List<PositionAlert> of(String series, Map<String, Position> positions) {
        List<Turn> sure = turns(positions, Position::isSure).stream()
                .filter(turn -> turn.after().proof().isPresent())
                .toList();
        List<PositionAlert> alerts = new ArrayList<>();
        sure.forEach(turn -> alerts.add(new PositionAlert(alert(series, turn, sureWhy(turn)), true)));
        turns(positions, any -> true).stream()
                .filter(turn -> !turn.toConfirm().isEmpty() && !isKnown(turn, sure))
                .forEach(turn -> alerts.add(
                        PositionAlert.unconfirmed(alert(series, turn, unconfirmedWhy(turn)), turn.toConfirm())));
        return alerts;
    }

    /** Returns true if the actor is on the new side already by an alert of that day or before. */
    private static boolean isKnown(Turn turn, List<Turn> sure) {
        return sure.stream()
                .filter(other -> !other.day().isAfter(turn.day()))
                .reduce((earlier, later) -> later)
                .filter(last -> last.after().side() == turn.after().side())
                .isPresent();
    }

    /** Returns each time that the actor takes the other side than the one it holds; it comes to hold the new side only if that is sure enough. */
    private static List<Turn> turns(Map<String, Position> positions, Predicate<Position> which) {
        List<Turn> turns = new ArrayList<>();
        @Nullable Hold held = null;
        for (Hold next : holds(byDay(positions, which))) {
            if (held == null) {
                held = next;
            } else if (held.side() == next.side()) {
                held = held.and(next);
            } else {
                turns.add(new Turn(held, next));
                held = next.outweighs(held) ? next : held;
            }
        }
        return turns;
    }

    /** Returns the stretches of days on one side. */
    private static List<Hold> holds(SortedMap<LocalDate, List<Taken>> byDay) {
        List<List<Taken>> stretches = new ArrayList<>();
        for (List<Taken> day : byDay.values()) {
            if (day.stream().anyMatch(each -> each.side() != day.getFirst().side())) {
                continue;
            }
            if (stretches.isEmpty()
                    || stretches.getLast().getFirst().side() != day.getFirst().side()) {
                stretches.add(new ArrayList<>());
            }
            stretches.getLast().addAll(day);
        }
        return stretches.stream().map(Hold::new).toList();
    }

    /** Returns the positions that count, by day; within a day the surest first. */
    private static SortedMap<LocalDate, List<Taken>> byDay(Map<String, Position> positions, Predicate<Position> which) {
        return positions.entrySet().stream()
                .filter(entry -> counts(entry.getValue()) && which.test(entry.getValue()))
                .sorted(SeriesSummary.ORDER)
                .map(entry -> new Taken(entry.getKey(), entry.getValue()))
                .collect(Collectors.groupingBy(Taken::day, TreeMap::new, Collectors.toList()));
    }

    /** Returns true if a position can make a reversal: it is dated, and of tier 1. */
    static boolean counts(@Nullable Position position) {
        return position != null
                && position.member().day() != null
                && position.member().actor().tier() == BINDING;
    }

    private Alert alert(String series, Turn turn, String why) {
        Position position = turn.after().first().position();
        Member member = position.member();
        Stance side = position.label().stance();
        Hold before = turn.before();
        List<Position> proof = proof(turn);
        Map<String, String> facts = position.facts();
        facts.put("shift", "reversal");
        facts.put("from", before.side().json());
        facts.put("to", side.json());
        facts.put("since", before.first().day().toString());
        facts.put("last", before.last().toString());
        facts.put("before", Integer.toString(before.taken().size()));
        return new Alert(
                        Ids.alert(Alert.Kind.SHIFT, series, turn.after().first().cluster()),
                        Alert.Kind.SHIFT,
                        member.issue(),
                        series,
                        turn.day(),
                        position.actorAndSide() + " now " + position.does(issue) + "; before it was "
                                + (before.side() == Stance.FAVOR ? "in favour" : "against"),
                        why,
                        facts,
                        proof.stream().map(Position::evidence).toList())
                .withTopics(proof.stream().flatMap(each -> each.member().topics().stream()))
                .withScore(proof.stream()
                        .mapToDouble(each -> each.label().score())
                        .min()
                        .orElseThrow());
    }

    /** Returns the first words on the new side, the last ones on the former side, and those that prove the new side if they are others. */
    private static List<Position> proof(Turn turn) {
        List<Position> proof = new ArrayList<>();
        Taken first = turn.after().first();
        proof.add(first.position());
        proof.add(turn.before().lastWords());
        turn.after().proof().filter(again -> !again.equals(first)).ifPresent(again -> proof.add(again.position()));
        return proof;
    }

    private static String sureWhy(Turn turn) {
        Taken proof = turn.after().proof().orElseThrow();
        String again = proof.day().equals(turn.day()) ? "" : ", again on " + proof.day();
        return why("turned", turn, again + (proof.position().isConfirmed() ? ", as a person confirmed" : ""));
    }

    private static String unconfirmedWhy(Turn turn) {
        Position first = turn.after().first().position();
        List<String> doubts = new ArrayList<>();
        if (!first.isSure()) {
            doubts.add(first.doubt("the new side"));
        } else if (turn.after().proof().isEmpty()) {
            doubts.add("the new side needs sure statements on two days, or one that a person confirmed");
        }
        if (!turn.before().isSure()) {
            doubts.add(turn.before().lastWords().doubt("the former side"));
        }
        return why("seems to turn", turn, "") + " Not confirmed: " + String.join("; ", doubts) + ".";
    }

    private static String why(String turned, Turn turn, String proof) {
        Hold before = turn.before();
        return "An actor of tier 1 " + turned + " to the other side of this claim: " + statements(before) + ", and on "
                + turn.day() + " " + said(turn.after().side()) + proof
                + ". Days with statements on both sides decide nothing.";
    }

    private static String said(Stance side) {
        return side == Stance.FAVOR ? "in favour" : "against";
    }

    private static String statements(Hold before) {
        int number = before.taken().size();
        LocalDate since = before.first().day();
        return number
                + (number == 1 ? " statement " : " statements ")
                + said(before.side())
                + (since.equals(before.last()) ? " on " + since : " from " + since + " to " + before.last());
    }
}
